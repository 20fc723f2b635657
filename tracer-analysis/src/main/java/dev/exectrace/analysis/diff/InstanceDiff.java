package dev.exectrace.analysis.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.exectrace.analysis.model.ThreadState;

/**
 * Which of several instances is different, and in what: each is compared with what is
 * typical of the others. Immutable.
 *
 * @param states by state and reason, the greatest differences first
 * @param groups the same by thread group
 * @param stacks the same by place in the application's code
 */
public record InstanceDiff(List<InstanceChange> states, List<InstanceChange> groups, List<InstanceChange> stacks) {

	private static final Comparator<InstanceChange> ORDER = Comparator
		.comparingDouble((InstanceChange change) -> -Math.abs(change.change().nanos()))
		.thenComparing(InstanceChange::instance)
		.thenComparing((change) -> change.change().activity().toString());

	/**
	 * Compares. Those without threads are left out.
	 * @param measured the instances' measurements by name, all per the same unit
	 * @return what differs, nothing where less than two can be compared
	 * @throws IllegalArgumentException if they are not per the same unit
	 */
	public static InstanceDiff of(Map<String, Measurement> measured) {
		Map<String, Measurement> measurements = new LinkedHashMap<>(measured);
		measurements.values().removeIf((measurement) -> measurement.threads() == 0);
		if (measurements.size() < 2) {
			return new InstanceDiff(List.of(), List.of(), List.of());
		}
		List<InstanceChange> states = new ArrayList<>();
		List<InstanceChange> groups = new ArrayList<>();
		List<InstanceChange> stacks = new ArrayList<>();
		measurements.forEach((instance, own) -> {
			List<Measurement> others = measurements.entrySet()
				.stream()
				.filter((entry) -> !entry.getKey().equals(instance))
				.map(Map.Entry::getValue)
				.toList();
			TraceDiff diff = TraceDiff.of(Measurement.typical(others), own);
			diff.states().forEach((change) -> states.add(new InstanceChange(instance, change)));
			diff.groups().forEach((change) -> groups.add(new InstanceChange(instance, change)));
			diff.stacks().forEach((change) -> stacks.add(new InstanceChange(instance, change)));
		});
		return new InstanceDiff(sorted(states), sorted(groups), sorted(stacks));
	}

	private static List<InstanceChange> sorted(List<InstanceChange> changes) {
		return changes.stream().sorted(ORDER).toList();
	}

	/**
	 * What every instance that is different is most different in, by place in the code
	 * where that is clear, else by state. What a trace does not tell is no difference.
	 * @param most how many differences of each instance at most
	 * @return the differences, those of the instance with the greatest one first
	 */
	public List<InstanceChange> greatest(int most) {
		Map<String, List<InstanceChange>> byInstance = new LinkedHashMap<>();
		clear(this.stacks).forEach(
				(change) -> byInstance.computeIfAbsent(change.instance(), (name) -> new ArrayList<>()).add(change));
		Set<String> known = Set.copyOf(byInstance.keySet());
		clear(this.states).filter((change) -> !known.contains(change.instance()))
			.forEach(
					(change) -> byInstance.computeIfAbsent(change.instance(), (name) -> new ArrayList<>()).add(change));
		return byInstance.values()
			.stream()
			.sorted(Comparator.comparing(List::getFirst, ORDER))
			.flatMap((changes) -> changes.stream().limit(most))
			.toList();
	}

	private static Stream<InstanceChange> clear(List<InstanceChange> changes) {
		return changes.stream()
			.filter((change) -> change.change().isClear() && change.change().activity().state() != ThreadState.UNKNOWN);
	}

}
