package dev.exectrace.analysis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Trace;

/**
 * What the garbage collector's pauses cost.
 */
final class GcPauses {

	/** Of the window. */
	private static final double WORTH_TELLING = 0.001;

	private GcPauses() {
	}

	static Optional<Finding> tell(Trace trace, long stopped) {
		List<GarbageCollection> collections = trace.garbageCollections();
		long pauses = collections.stream().mapToLong(GarbageCollection::pauses).sum();
		if (collections.isEmpty() || pauses < WORTH_TELLING * trace.window()) {
			return Optional.empty();
		}
		GarbageCollection longest = collections.stream()
			.max(Comparator.comparingLong(GarbageCollection::longestPause))
			.orElseThrow();
		String title = "Garbage collection stopped all threads for " + Text.duration(pauses) + " in "
				+ Text.times(collections.size(), "collection", "collections") + ", "
				+ Text.percent((double) pauses / Math.max(1, trace.window())) + " of the time";
		List<String> details = new ArrayList<>();
		details.add("The longest pause was " + Text.duration(longest.longestPause()) + " (" + longest.name() + ", "
				+ longest.cause() + "); threads that would have run lost " + Text.duration(stopped));
		return Optional.of(new Finding(Finding.Kind.GC, title, details, Math.max(pauses, stopped), collections.size(),
				0, longest.longestPause(), -1));
	}

}
