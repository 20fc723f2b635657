package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;

/**
 * Takes the slices of all rows from the model, a part of the rows on each processor.
 */
final class SliceLoader {

	private final Trace trace;

	private final Rows rows;

	SliceLoader(Trace trace, Rows rows) {
		this.trace = trace;
		this.rows = rows;
	}

	List<Slices> load(int parts) {
		List<int[]> ranges = split(parts);
		return IntStream.range(0, ranges.size())
			.parallel()
			.mapToObj((part) -> load(ranges.get(part)[0], ranges.get(part)[1]))
			.toList();
	}

	/** Splits the rows where about as much is told before as behind. */
	private List<int[]> split(int parts) {
		long total = 0;
		for (int row = 0; row < this.rows.count(); row++) {
			total += weight(row);
		}
		List<int[]> ranges = new ArrayList<>();
		int from = 0;
		long sum = 0;
		for (int row = 0; row < this.rows.count(); row++) {
			sum += weight(row);
			if (sum >= total / parts + 1 || row == this.rows.count() - 1) {
				ranges.add(new int[] { from, row + 1 });
				from = row + 1;
				sum = 0;
			}
		}
		return ranges;
	}

	private long weight(int row) {
		int thread = this.rows.thread(row);
		if (thread < 0) {
			return this.rows.lane(row).items().length;
		}
		return 1L + this.trace.runsByThread().count(thread) + this.trace.runsByCarrier().count(thread)
				+ this.trace.waitsByThread().count(thread);
	}

	private Slices load(int from, int to) {
		Slices slices = new Slices(from);
		Timeline timeline = this.trace.timeline();
		for (int row = from; row < to; row++) {
			int thread = this.rows.thread(row);
			if (thread < 0) {
				this.rows.lane(row).addTo(slices);
				continue;
			}
			slices.beginRow(this.trace.threads().start(thread));
			timeline.reset(thread);
			while (timeline.next()) {
				slices.skip(timeline.start());
				slices.add(SliceKind.of(timeline.state(), timeline.reason()), timeline.end() - slices.position());
			}
		}
		return slices;
	}

}
