package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.exectrace.analysis.child.Jdk;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Samples;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.oracle.TraceCheck;
import dev.exectrace.analysis.oracle.Traces;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JDK's own reader reads the same in the same files.
 */
class AgreementTests {

	private static final Set<String> WAITS = Set.of("exectrace.VirtualThreadBlock", "exectrace.ThreadBlock",
			"exectrace.SocketWait", "jdk.ThreadPark", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadSleep",
			"jdk.SocketRead", "jdk.SocketWrite", "jdk.SocketConnect", "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce",
			"jdk.VirtualThreadPinned", "jdk.ZAllocationStall");

	private static final Set<String> CPU = Set.of("jdk.ExecutionSample", "jdk.CPUTimeSample");

	private static final Set<String> ALLOCATIONS = Set.of("jdk.ObjectAllocationSample", "jdk.ObjectAllocationInNewTLAB",
			"jdk.ObjectAllocationOutsideTLAB");

	static Stream<Arguments> traces() {
		return Jdk.all()
			.flatMap((jdk) -> Stream
				.of("LOCK.jfr", "QUEUE.jfr", "MANY.jfr", "PLATFORM.jfr", "PINNED.jfr", "COLLECTIONS.jfr", "plain.jfr")
				.map((name) -> Arguments.of(jdk, name)));
	}

	@ParameterizedTest
	@MethodSource("traces")
	void theJdksReaderReadsTheSame(Jdk jdk, String name) throws IOException {
		Path file = Traces.on(jdk).resolve(name);
		Trace trace = TraceReader.read(file, ReadProgress.NONE);
		TraceCheck.check(trace);
		List<RecordedEvent> events = RecordingFile.readAllEvents(file);
		assertThat(trace.facts().events()).isEqualTo(events.size());
		assertThat(trace.facts().losses()).isEmpty();
		assertRuns(trace, events);
		assertWaits(trace, events);
		assertThat(count(trace.cpuSamples())).isEqualTo(counts(trace, events, CPU));
		assertThat(count(trace.allocations())).isEqualTo(counts(trace, events, ALLOCATIONS));
		assertThat(trace.garbageCollections()).hasSize((int) inWindow(trace, events, "jdk.GarbageCollection").count());
		assertThat(trace.heap()).hasSize(named(events, "jdk.GCHeapSummary").size());
		assertThat(trace.cpuLoad()).hasSize(named(events, "jdk.CPULoad").size());
		assertThat(trace.pauses().all()).hasSize((int) (inWindow(trace, events, "jdk.GCPhasePause").count()
				+ inWindow(trace, events, "jdk.ExecuteVMOperation").filter((event) -> event.getBoolean("safepoint"))
					.count()));
		assertNames(trace, events);
	}

	/** A capture's file also holds what had ended when the capture began. */
	private static Stream<RecordedEvent> inWindow(Trace trace, List<RecordedEvent> events, String name) {
		return named(events, name).stream()
			.filter((event) -> nanos(event) + event.getDuration().toNanos() >= trace.facts().startEpochNanos());
	}

	private static void assertRuns(Trace trace, List<RecordedEvent> events) {
		Map<Long, Sums> expected = new TreeMap<>();
		for (RecordedEvent event : named(events, "exectrace.VirtualThreadRun")) {
			RecordedThread thread = event.getThread("virtualThread");
			RecordedThread waker = event.getThread("waker");
			expected.computeIfAbsent(thread.getJavaThreadId(), (id) -> new Sums())
				.add(event.getDuration().toNanos(), event.getDuration("runnable").toNanos(),
						event.getDuration("blocked").toNanos(), (waker != null) ? waker.getJavaThreadId() : 0,
						event.getThread().getJavaThreadId());
		}
		Map<Long, Sums> actual = new TreeMap<>();
		Runs runs = trace.runs();
		for (int run = 0; run < runs.count(); run++) {
			int waker = runs.waker(run);
			actual.computeIfAbsent(trace.threads().id(runs.thread(run)), (id) -> new Sums())
				.add(runs.duration(run), runs.runnable(run), runs.blocked(run),
						(waker >= 0) ? trace.threads().id(waker) : 0, trace.threads().id(runs.carrier(run)));
		}
		assertThat(actual.keySet()).isEqualTo(expected.keySet());
		actual.forEach((id, sums) -> assertThat(sums.isAsGoodAs(expected.get(id)))
			.as("%s of thread %d, not %s", sums, id, expected.get(id))
			.isTrue());
	}

	/** By thread and in order of time: how long, at what stack. */
	private static void assertWaits(Trace trace, List<RecordedEvent> events) {
		long origin = trace.facts().startEpochNanos();
		Map<String, Long> expected = new TreeMap<>();
		Map<String, Long> actual = new TreeMap<>();
		for (RecordedEvent event : events) {
			RecordedThread thread = event.getThread();
			if (WAITS.contains(event.getEventType().getName()) && thread != null && thread.getJavaThreadId() > 0
					&& nanos(event) + event.getDuration().toNanos() >= origin) {
				String key = thread.getJavaThreadId() + " at " + stack(event.getStackTrace());
				expected.merge(key, 1L, Long::sum);
				expected.merge(key + " microseconds", event.getDuration().toNanos() / 1000, Long::sum);
			}
		}
		Waits waits = trace.waits();
		for (int wait = 0; wait < waits.count(); wait++) {
			String key = trace.threads().id(waits.thread(wait)) + " at " + stack(trace, waits.stack(wait));
			actual.merge(key, 1L, Long::sum);
			actual.merge(key + " microseconds", waits.duration(wait) / 1000, Long::sum);
		}
		assertThat(actual.keySet()).isEqualTo(expected.keySet());
		actual.forEach((key, value) -> assertThat(value).as(key)
			.isBetween(expected.get(key) - slack(key, expected), expected.get(key) + slack(key, expected)));
	}

	/** Ticks are turned into nanoseconds once here and once there. */
	private static long slack(String key, Map<String, Long> counts) {
		return key.endsWith(" microseconds") ? counts.get(key.substring(0, key.lastIndexOf(' '))) : 0;
	}

	private static String stack(RecordedStackTrace stack) {
		List<String> frames = new ArrayList<>();
		if (stack != null) {
			for (RecordedFrame frame : stack.getFrames()) {
				String method = frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
				if (!frames.isEmpty() || !method.startsWith("dev.exectrace.agent.")) {
					frames.add(hidden(method) + ":" + frame.getLineNumber());
				}
			}
		}
		return String.join("<", frames);
	}

	private static String stack(Trace trace, int stack) {
		List<String> frames = new ArrayList<>();
		for (int depth = 0; depth < trace.code().depth(stack); depth++) {
			int frame = trace.code().frame(stack, depth);
			frames.add(hidden(trace.code().methodName(trace.code().method(frame))) + ":" + trace.code().line(frame));
		}
		return String.join("<", frames);
	}

	/** The address in the name of a hidden class is left out on purpose. */
	private static String hidden(String method) {
		return method.replaceAll("[/+.]0x[0-9a-f]+(\\.[0-9a-f]+(?=\\.))?", "");
	}

	private static long nanos(RecordedEvent event) {
		return event.getStartTime().getEpochSecond() * 1_000_000_000L + event.getStartTime().getNano();
	}

	private static Map<Long, Long> count(Samples samples) {
		Map<Long, Long> counts = new HashMap<>();
		for (int sample = 0; sample < samples.count(); sample++) {
			counts.merge((samples.stack(sample) >= 0) ? 1L : 0L, 1L, Long::sum);
		}
		return counts;
	}

	private static Map<Long, Long> counts(Trace trace, List<RecordedEvent> events, Set<String> types) {
		Map<Long, Long> counts = new HashMap<>();
		for (RecordedEvent event : events) {
			if (types.contains(event.getEventType().getName())) {
				RecordedThread thread = event.hasField("sampledThread") ? event.getThread("sampledThread")
						: event.getThread();
				if (thread != null && thread.getJavaThreadId() > 0 && nanos(event) >= trace.facts().startEpochNanos()) {
					counts.merge((event.getStackTrace() != null) ? 1L : 0L, 1L, Long::sum);
				}
			}
		}
		return counts;
	}

	private static void assertNames(Trace trace, List<RecordedEvent> events) {
		Map<Long, String> names = new HashMap<>();
		for (RecordedEvent event : events) {
			for (String field : List.of("eventThread", "thread", "virtualThread", "wakee", "waker", "sampledThread")) {
				if (event.hasField(field) && event.getValue(field) instanceof RecordedThread thread
						&& thread.getJavaName() != null && !thread.getJavaName().isEmpty()) {
					names.put(thread.getJavaThreadId(), thread.getJavaName());
				}
			}
		}
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			String name = names.get(trace.threads().id(thread));
			if (name != null) {
				assertThat(trace.threads().name(thread)).isEqualTo(name);
			}
		}
	}

	private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
		return events.stream().filter((event) -> event.getEventType().getName().equals(name)).toList();
	}

	/**
	 * What one thread did, and a sum of the ids of those it dealt with.
	 */
	private static final class Sums {

		private long count;

		private long running;

		private long runnable;

		private long blocked;

		private long others;

		void add(long running, long runnable, long blocked, long waker, long carrier) {
			this.count++;
			this.running += running;
			this.runnable += runnable;
			this.blocked += blocked;
			this.others += waker * 31 + carrier;
		}

		boolean isAsGoodAs(Sums other) {
			return this.count == other.count && this.others == other.others && near(this.running, other.running)
					&& near(this.runnable, other.runnable) && near(this.blocked, other.blocked);
		}

		private boolean near(long one, long other) {
			return Math.abs(one - other) <= this.count * 2;
		}

		@Override
		public String toString() {
			return this.count + " slices, " + this.running + " running, " + this.runnable + " runnable, " + this.blocked
					+ " blocked, others " + this.others;
		}

	}

}
