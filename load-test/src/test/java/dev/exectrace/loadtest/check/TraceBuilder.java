package dev.exectrace.loadtest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import dev.exectrace.loadtest.trace.Block;
import dev.exectrace.loadtest.trace.Run;
import dev.exectrace.loadtest.trace.Trace;

/**
 * Builds traces of ten seconds, with times in milliseconds.
 */
final class TraceBuilder {

	private static final long MILLI = 1_000_000;

	private final List<Run> runs = new ArrayList<>();

	private final List<Block> blocks = new ArrayList<>();

	private OptionalLong end = OptionalLong.of(10_000 * MILLI);

	private long dropped;

	private long lostBytes;

	TraceBuilder run(long carrier, long thread, long start, long end) {
		return run(carrier, thread, start, end, start, "unpark");
	}

	TraceBuilder run(long carrier, long thread, long start, long end, long ready, String cause) {
		this.runs.add(new Run(carrier, thread, start * MILLI, end * MILLI, "park", ready * MILLI, cause));
		return this;
	}

	TraceBuilder block(long thread, long start, long end, String reason, String blockerClass) {
		this.blocks.add(new Block(thread, start * MILLI, end * MILLI, reason, blockerClass));
		return this;
	}

	TraceBuilder withoutEnd() {
		this.end = OptionalLong.empty();
		return this;
	}

	TraceBuilder dropped(long events) {
		this.dropped = events;
		return this;
	}

	TraceBuilder lost(long bytes) {
		this.lostBytes = bytes;
		return this;
	}

	Trace build() {
		return new Trace(OptionalLong.of(0), this.end, this.dropped, this.lostBytes, Map.of(), this.runs, this.blocks);
	}

}
