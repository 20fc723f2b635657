package dev.exectrace.runtime.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The events of the scheduler of virtual threads in a trace, read by the JDK's own
 * reader.
 */
public final class SchedulerEvents {

	private final List<RunSlice> slices = new ArrayList<>();

	private final List<RecordedEvent> blocks = new ArrayList<>();

	private final Map<String, List<RecordedEvent>> others = new HashMap<>();

	private SchedulerEvents() {
	}

	public static SchedulerEvents read(Path trace) throws IOException {
		SchedulerEvents events = new SchedulerEvents();
		try (RecordingFile file = new RecordingFile(trace)) {
			while (file.hasMoreEvents()) {
				RecordedEvent event = file.readEvent();
				String name = event.getEventType().getName();
				switch (name) {
					case "exectrace.VirtualThreadRun" -> events.slices.add(RunSlice.of(event));
					case "exectrace.VirtualThreadBlock" -> events.blocks.add(event);
					default -> events.others.computeIfAbsent(name, (key) -> new ArrayList<>()).add(event);
				}
			}
		}
		events.slices.sort(Comparator.comparingLong(RunSlice::start));
		return events;
	}

	public List<RunSlice> slices() {
		return this.slices;
	}

	/** The waits that carry a stack. */
	public List<RecordedEvent> blocks() {
		return this.blocks;
	}

	public List<RecordedEvent> named(String name) {
		return this.others.getOrDefault(name, List.of());
	}

	public Map<Long, List<RunSlice>> slicesByThread() {
		return this.slices.stream().collect(Collectors.groupingBy(RunSlice::thread));
	}

	/** How many slices overlap an earlier one of the same thread or carrier. */
	public long overlaps(ToLongFunction<RunSlice> owner) {
		Map<Long, Long> ends = new HashMap<>();
		long overlaps = 0;
		for (RunSlice slice : this.slices) {
			Long end = ends.put(owner.applyAsLong(slice), slice.end());
			if (end != null && end > slice.start()) {
				overlaps++;
			}
		}
		return overlaps;
	}

	static long nanos(Instant instant) {
		return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
	}

}
