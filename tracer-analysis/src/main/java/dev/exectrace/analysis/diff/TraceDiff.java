package dev.exectrace.analysis.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two traces, the greatest changes first. Immutable.
 */
public final class TraceDiff {

	private static final Comparator<Change> ORDER = Comparator
		.comparingDouble((Change change) -> -Math.abs(change.nanos()))
		.thenComparing((change) -> change.activity().toString());

	private final List<Change> states;

	private final List<Change> groups;

	private final List<Change> stacks;

	private TraceDiff(Measurement before, Measurement after) {
		this.states = changes(before.states(), after.states());
		this.groups = changes(before.groups(), after.groups());
		this.stacks = changes(before.stacks(), after.stacks());
	}

	/**
	 * Compares.
	 * @param before the first trace's measurement
	 * @param after the second one's
	 * @return the difference
	 * @throws IllegalArgumentException if they are not per the same unit, or one of them
	 * holds no time or no threads
	 */
	public static TraceDiff of(Measurement before, Measurement after) {
		if (before.per() != after.per()) {
			throw new IllegalArgumentException("One is per " + before.per().label() + ", the other per "
					+ after.per().label() + "; measure both alike");
		}
		if (before.threads() == 0 || after.threads() == 0) {
			throw new IllegalArgumentException(
					"No threads in the " + ((before.threads() == 0) ? "first" : "second") + " one; select more");
		}
		return new TraceDiff(before, after);
	}

	/**
	 * By state and reason. Exact.
	 * @return the changes
	 */
	public List<Change> states() {
		return this.states;
	}

	/**
	 * By thread group, state and reason. Exact.
	 * @return the changes
	 */
	public List<Change> groups() {
		return this.groups;
	}

	/**
	 * By place in the application's code, state and reason: estimates from sampled
	 * stacks, where waiting and the wait for a carrier after it go by the stack that
	 * waited, and running is processor time.
	 * @return the changes
	 */
	public List<Change> stacks() {
		return this.stacks;
	}

	private static List<Change> changes(Map<Activity, Rate> before, Map<Activity, Rate> after) {
		Set<Activity> activities = new HashSet<>(before.keySet());
		activities.addAll(after.keySet());
		List<Change> changes = new ArrayList<>();
		for (Activity activity : activities) {
			changes.add(new Change(activity, before.getOrDefault(activity, Rate.NONE),
					after.getOrDefault(activity, Rate.NONE)));
		}
		changes.sort(ORDER);
		return List.copyOf(changes);
	}

}
