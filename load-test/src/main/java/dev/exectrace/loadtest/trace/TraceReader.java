package dev.exectrace.loadtest.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a trace file.
 */
public final class TraceReader {

	private final Map<String, Long> eventCounts = new TreeMap<>();

	private final List<Run> runs = new ArrayList<>();

	private final List<Block> blocks = new ArrayList<>();

	private OptionalLong start = OptionalLong.empty();

	private OptionalLong end = OptionalLong.empty();

	private long dropped;

	private long lostBytes;

	private TraceReader() {
	}

	/**
	 * Reads a trace.
	 * @param file the file
	 * @return what it says
	 * @throws IOException if the file cannot be read or is no trace
	 */
	public static Trace read(Path file) throws IOException {
		TraceReader reader = new TraceReader();
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				reader.add(recording.readEvent());
			}
		}
		return reader.trace();
	}

	private void add(RecordedEvent event) {
		String type = event.getEventType().getName();
		this.eventCounts.merge(type, 1L, Long::sum);
		switch (type) {
			case "exectrace.VirtualThreadRun" -> addRun(event);
			case "exectrace.Capture" -> addCapture(event);
			case "exectrace.LiveThread" -> addLiveThread(event);
			case "jdk.DataLoss" -> this.lostBytes += event.getLong("amount");
			default -> {
			}
		}
	}

	private void addRun(RecordedEvent event) {
		long thread = threadId(event.getThread("virtualThread"));
		long start = start(event);
		long ready = start - event.getDuration("runnable").toNanos();
		this.runs.add(new Run(threadId(event.getThread()), thread, start, end(event), event.getString("stopReason"),
				ready, name(event, "cause")));
		long blocked = event.getDuration("blocked").toNanos();
		if (blocked > 0) {
			RecordedClass blocker = event.getClass("blockerClass");
			this.blocks.add(new Block(thread, ready - blocked, ready, name(event, "blockReason"),
					(blocker != null) ? blocker.getName() : ""));
		}
	}

	private static String name(RecordedEvent event, String field) {
		String name = event.getString(field);
		return (name == null || name.equals("unknown")) ? "" : name;
	}

	private void addCapture(RecordedEvent event) {
		if ("start".equals(event.getString("phase"))) {
			this.start = OptionalLong.of(start(event));
		}
		else {
			endAt(start(event));
		}
		this.dropped = Math.max(this.dropped, event.getLong("dropped"));
	}

	private void addLiveThread(RecordedEvent event) {
		// Nothing more is recorded while the threads are listed, and that can take a
		// while
		if ("end".equals(event.getString("phase"))) {
			endAt(start(event));
		}
	}

	private void endAt(long time) {
		this.end = OptionalLong.of(Math.min(time, this.end.orElse(Long.MAX_VALUE)));
	}

	private static long start(RecordedEvent event) {
		return nanos(event.getStartTime());
	}

	private static long end(RecordedEvent event) {
		return nanos(event.getEndTime());
	}

	private static long nanos(Instant instant) {
		return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
	}

	private static long threadId(RecordedThread thread) {
		return (thread != null) ? thread.getJavaThreadId() : -1;
	}

	private Trace trace() {
		return new Trace(this.start, this.end, this.dropped, this.lostBytes, this.eventCounts, this.runs, this.blocks);
	}

}
