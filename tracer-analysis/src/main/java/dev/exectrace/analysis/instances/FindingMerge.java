package dev.exectrace.analysis.instances;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.finding.Finding;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.site.Frames;

/**
 * Puts findings of several instances together: those of one kind at one place in the
 * code, whatever their lines.
 */
final class FindingMerge {

	private final Map<Key, List<Found>> found = new LinkedHashMap<>();

	void add(String instance, Finding finding, Trace trace, Frames frames) {
		int stack = finding.stack();
		int innermost = (stack >= 0) ? frames.application(stack) : -1;
		String place = (innermost >= 0) ? Frames.stable(frames.method(stack, innermost))
				: (stack >= 0) ? frames.site(stack) : null;
		List<String> described = (stack >= 0) ? trace.code().describe(stack) : List.of();
		List<Found> same;
		int number = 0;
		do {
			// By another way to the place, or for another thing there
			same = this.found.computeIfAbsent(new Key(finding.kind(), place, number++), (key) -> new ArrayList<>());
		}
		while (same.stream().anyMatch((known) -> known.instance().equals(instance)));
		same.add(new Found(instance, finding, described));
	}

	List<InstanceFinding> all() {
		return this.found.values()
			.stream()
			.map(FindingMerge::together)
			.sorted(Comparator.comparingLong(InstanceFinding::cost).reversed())
			.toList();
	}

	private static InstanceFinding together(List<Found> same) {
		List<Found> sorted = same.stream()
			.sorted(Comparator.comparingLong((Found one) -> one.finding().cost()).reversed())
			.toList();
		Found most = sorted.getFirst();
		Map<String, Long> others = new LinkedHashMap<>();
		for (Found other : sorted) {
			if (other != most) {
				others.put(other.instance(), other.finding().cost());
			}
		}
		return new InstanceFinding(most.instance(), most.finding(), most.stack(), others);
	}

	private record Key(Finding.Kind kind, String place, int number) {
	}

	private record Found(String instance, Finding finding, List<String> stack) {
	}

}
