package dev.exectrace.tool.tasks;

import java.io.PrintWriter;
import java.util.List;

import dev.exectrace.analysis.distribution.Bucket;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.tool.output.Quantity;

/**
 * How the durations of tasks are distributed, drawn with characters: as a line for each
 * name, all on one scale of time, and where there is one name only as bars.
 */
final class Durations {

	private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

	private static final int WIDTH = 60;

	private final List<TaskKind> kinds;

	private final int first;

	private final int last;

	Durations(List<TaskKind> kinds) {
		this.kinds = kinds.stream().filter((kind) -> !kind.histogram().isEmpty()).toList();
		this.first = this.kinds.stream().mapToInt((kind) -> step(kind.histogram().getFirst())).min().orElse(0);
		this.last = this.kinds.stream().mapToInt((kind) -> step(kind.histogram().getLast())).max().orElse(-1);
	}

	/** As each bucket is twice as wide as the one before. */
	private static int step(Bucket bucket) {
		return Long.SIZE - Long.numberOfLeadingZeros(bucket.from());
	}

	/** A character for each bucket; where something is, it is seen. */
	String line(TaskKind kind) {
		StringBuilder line = new StringBuilder(" ".repeat(this.last - this.first + 1));
		long most = most(kind);
		for (Bucket bucket : kind.histogram()) {
			if (bucket.count() > 0) {
				int height = (int) ((bucket.count() * HEIGHTS.length() - 1) / most);
				line.setCharAt(step(bucket) - this.first, HEIGHTS.charAt(Math.min(height, HEIGHTS.length() - 1)));
			}
		}
		return line.toString();
	}

	private static long most(TaskKind kind) {
		return kind.histogram().stream().mapToLong(Bucket::count).max().orElse(0);
	}

	/** Prints the bars, or what the lines' scale is. */
	void print(PrintWriter out) {
		if (this.kinds.isEmpty()) {
			return;
		}
		out.println();
		if (this.kinds.size() == 1) {
			bars(this.kinds.getFirst(), out);
			return;
		}
		long from = (this.first == 0) ? 0 : 1L << (this.first - 1);
		out.println("Durations are drawn from " + Quantity.duration(from) + " on, twice as long with each character.");
	}

	private static void bars(TaskKind kind, PrintWriter out) {
		long most = most(kind);
		out.println("How long they took:");
		out.println();
		for (Bucket bucket : kind.histogram()) {
			out.println("%8s to %-8s %8d  %s"
				.formatted(Quantity.duration(bucket.from()), Quantity.duration(bucket.to()), bucket.count(),
						"#".repeat((int) Math.ceilDiv(bucket.count() * WIDTH, most)))
				.stripTrailing());
		}
	}

}
