package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.exectrace.runtime.TraceHistorySettings.Snapshots;
import dev.exectrace.runtime.task.Log;
import dev.exectrace.runtime.task.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TraceHistory}.
 */
class TraceHistoryTests {

	private static final TraceHistorySettings MINUTE = TraceHistorySettings.of(Duration.ofMinutes(1));

	private static final Snapshots AT_ONCE = new Snapshots(null, 3, 1 << 30, Duration.ZERO);

	@TempDir
	Path directory;

	@AfterEach
	void nothingIsLeftBehind() throws IOException {
		TraceHistory.running().ifPresent(TraceHistory::close);
		ExecutionTrace.running().ifPresent(ExecutionTrace::stop);
		Awaitility.await().until(TraceHistoryTests::recorderThreads, List::isEmpty);
		assertThat(FlightRecorder.getFlightRecorder().getRecordings()).extracting(Recording::getName)
			.doesNotContain("exectrace");
		assertThat(files()).isEmpty();
		assertThat(ExecutionTrace.isEnabled()).isFalse();
	}

	@Test
	void snapshotHoldsSlowWorkFromItsStart() throws Exception {
		TraceHistory history = start(MINUTE);
		Instant before = Instant.now();
		Thread thread = Thread.ofVirtual().name("slow").start(() -> Task.run("slow work", () -> {
			for (int i = 0; i < 8; i++) {
				LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
			}
		}));
		thread.join();
		List<RecordedEvent> events = read(history.snapshot(Duration.ofSeconds(30)));
		assertThat(named(events, "TaskBegin")).filteredOn((event) -> event.getString("name").equals("slow work"))
			.singleElement()
			.satisfies((event) -> assertThat(event.getStartTime()).isAfter(before.minusMillis(5)));
		assertThat(named(events, "TaskEnd")).filteredOn((event) -> event.getString("name").equals("slow work"))
			.hasSize(1);
		assertThat(named(events, "VirtualThreadRun"))
			.filteredOn((event) -> event.getThread("virtualThread").getJavaThreadId() == thread.threadId())
			.hasSizeGreaterThanOrEqualTo(9)
			.allMatch((event) -> event.getThread("virtualThread").getJavaName().equals("slow"));
		assertThat(named(events, "Capture")).extracting((event) -> event.getString("phase"))
			.containsExactly("start", "end");
		assertThat(named(events, "LiveThread")).isNotEmpty();
	}

	@Test
	void leavesOutBriefTasksUnlessTheySaySomethingOrACaptureRuns() throws Exception {
		TraceHistory history = start(MINUTE);
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		Thread open = Thread.ofVirtual().start(() -> Task.run("open", () -> {
			begun.countDown();
			await(over);
		}));
		begun.await();
		for (int i = 0; i < 1000; i++) {
			Task.begin("brief").end();
		}
		Task.run("outspoken", () -> Log.write("category", "message"));
		List<RecordedEvent> past = read(history.snapshot(Duration.ofSeconds(30)));
		assertThat(names(past, "TaskBegin")).contains("outspoken", "open");
		assertThat(names(past, "TaskEnd")).contains("outspoken").doesNotContain("open");
		// Not none: the thread may have been without a processor in some.
		assertThat(names(past, "TaskEnd").stream().filter("brief"::equals).count()).isLessThan(500);
		ExecutionTrace capture = ExecutionTrace.start(TraceSettings.of(Duration.ofMinutes(1)));
		Awaitility.await().until(() -> capture.level() == TraceLevel.FULL);
		for (int i = 0; i < 1000; i++) {
			Task.begin("captured").end();
		}
		capture.stop();
		over.countDown();
		open.join();
		List<RecordedEvent> captured = read(capture.inputStream());
		assertThat(names(captured, "TaskBegin").stream().filter("captured"::equals)).hasSize(1000);
		assertThat(names(captured, "TaskEnd").stream().filter("captured"::equals)).hasSize(1000);
		assertThat(names(read(history.snapshot(Duration.ofSeconds(30))), "TaskEnd")).contains("open");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static List<String> names(List<RecordedEvent> events, String type) {
		return named(events, type).stream().map((event) -> event.getString("name")).toList();
	}

	@Test
	void snapshotTellsWhatIsStillRunning() throws Exception {
		TraceHistory history = start(MINUTE);
		CountDownLatch running = new CountDownLatch(1);
		Thread thread = Thread.ofVirtual().name("busy").start(() -> {
			running.countDown();
			while (!Thread.currentThread().isInterrupted()) {
				Thread.onSpinWait();
			}
		});
		running.await();
		try {
			assertThat(named(read(history.snapshot(Duration.ofSeconds(30))), "VirtualThreadRun"))
				.filteredOn((event) -> event.getThread("virtualThread").getJavaThreadId() == thread.threadId())
				.isNotEmpty();
		}
		finally {
			thread.interrupt();
			thread.join();
		}
	}

	@Test
	void runsBesideACaptureAndEachHasItsOwnFacts() throws Exception {
		TraceHistory history = start(MINUTE);
		Thread.ofVirtual().name("before").start(Thread::yield).join();
		ExecutionTrace capture = ExecutionTrace.start(TraceSettings.of(Duration.ofMinutes(1)));
		Awaitility.await().until(() -> capture.level() == TraceLevel.FULL);
		InputStream started = capture.inputStream();
		assertThat(started.read()).isEqualTo('F');
		Thread.ofVirtual().name("during").start(Thread::yield).join();
		List<RecordedEvent> past = read(history.snapshot(Duration.ofSeconds(30)));
		capture.stop();
		Path file = this.directory.resolve("capture.jfr");
		Files.write(file, new byte[] { 'F' });
		Files.write(file, started.readAllBytes(), java.nio.file.StandardOpenOption.APPEND);
		List<RecordedEvent> captured = RecordingFile.readAllEvents(file);
		Thread.ofVirtual().name("after").start(Thread::yield).join();
		assertThat(ranNames(past)).contains("before", "during");
		assertThat(ranNames(captured)).contains("during").doesNotContain("before", "after");
		assertThat(named(captured, "Capture")).extracting((event) -> event.getString("phase"))
			.containsExactly("start", "end");
		assertThat(named(captured, "Capture").getFirst().getString("settings")).contains("duration=");
		assertThat(named(past, "Capture")).hasSize(2)
			.allMatch((event) -> event.getString("settings").contains("maxAge="));
		assertThat(ranNames(read(history.snapshot(Duration.ofSeconds(30))))).contains("before", "during", "after");
	}

	@Test
	void reachesNoFurtherBackThanAllowed() throws Exception {
		TraceHistory history = start(TraceHistorySettings.of(Duration.ofMillis(100)));
		Thread.ofVirtual().name("forgotten").start(Thread::yield).join();
		Awaitility.await()
			.pollInterval(Duration.ofMillis(300))
			.untilAsserted(() -> assertThat(ranNames(read(history.snapshot(Duration.ofMillis(100)))))
				.doesNotContain("forgotten"));
	}

	@Test
	void keepsNoMoreThanAllowed() throws Exception {
		TraceHistory history = start(MINUTE.withMaxSize(1 << 20));
		for (int round = 0; round < 10; round++) {
			Thread noise = Thread.startVirtualThread(() -> {
				for (int i = 0; i < 20_000; i++) {
					Thread.yield();
				}
			});
			noise.join();
			assertThat(history.snapshot(Duration.ofMinutes(1))).satisfies(InputStream::close);
			assertThat(history.bytes()).isLessThanOrEqualTo(1 << 20);
		}
	}

	@Test
	void savesSnapshotsWithinBounds() throws Exception {
		TraceHistory history = start(MINUTE.withSnapshots(AT_ONCE));
		for (int i = 0; i < 5; i++) {
			String reason = "reason " + i;
			ExecutionTrace.snapshot(reason);
			Awaitility.await()
				.until(() -> history.snapshots().stream().anyMatch((saved) -> reason.equals(saved.reason())));
		}
		assertThat(history.snapshots()).extracting(TraceSnapshot::reason)
			.containsExactly("reason 2", "reason 3", "reason 4");
		TraceSnapshot last = history.snapshots().getLast();
		assertThat(last.trigger()).isEqualTo(TraceSnapshot.Trigger.USER);
		assertThat(RecordingFile.readAllEvents(history.file(last.id()).orElseThrow())).isNotEmpty();
		assertThat(history.file("../" + last.id())).isEmpty();
		assertThat(history.delete(last.id())).isTrue();
		assertThat(history.delete(last.id())).isFalse();
	}

	@Test
	void cooldownKeepsFurtherSnapshotsAway() {
		TraceHistory history = start(MINUTE);
		assertThat(history.save(TraceSnapshot.Trigger.USER, "first")).isTrue();
		assertThat(history.save(TraceSnapshot.Trigger.USER, "second")).isFalse();
		Awaitility.await().until(() -> history.snapshots().size() == 1);
	}

	@Test
	void snapshotsInADirectoryOfTheirOwnOutliveTheHistory() throws Exception {
		TraceHistorySettings settings = MINUTE
			.withSnapshots(new Snapshots(this.directory.resolve("snapshots"), 3, 1 << 30, Duration.ZERO));
		TraceHistory history = start(settings);
		ExecutionTrace.snapshot("kept");
		Awaitility.await().until(() -> history.snapshots().size() == 1);
		String id = history.snapshots().getFirst().id();
		assertThat(Files.getPosixFilePermissions(history.file(id).orElseThrow()))
			.containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
		history.close();
		assertThat(start(settings).snapshots()).extracting(TraceSnapshot::id).containsExactly(id);
	}

	@Test
	void schedulerLatencyAboveTheBoundCausesASnapshot() {
		TraceHistory history = start(MINUTE.withSnapshots(AT_ONCE).withSchedulerLatency(Duration.ofNanos(1)));
		Thread.startVirtualThread(Thread::yield);
		Awaitility.await().until(() -> !history.snapshots().isEmpty());
		assertThat(history.snapshots().getFirst().trigger()).isEqualTo(TraceSnapshot.Trigger.SCHEDULER_LATENCY);
	}

	@Test
	void snapshotsInALoopLeaveNothing() throws Exception {
		TraceHistory history = start(MINUTE.withMaxSize(2 << 20).withSnapshots(AT_ONCE));
		for (int i = 0; i < 30; i++) {
			ExecutionTrace.snapshot("soak");
			history.snapshot(Duration.ofSeconds(5)).close();
		}
		Awaitility.await().until(TraceHistoryTests::snapshotThreads, List::isEmpty);
		assertThat(history.snapshots()).hasSizeLessThanOrEqualTo(3);
		assertThat(files()).noneMatch((file) -> file.getParent().getFileName().toString().startsWith("capture-"));
	}

	@Test
	void thereIsOneAtATime() {
		start(MINUTE);
		assertThatIllegalStateException().isThrownBy(() -> TraceHistory.start(MINUTE));
	}

	private static TraceHistory start(TraceHistorySettings settings) {
		TraceHistory history = TraceHistory.start(settings);
		Awaitility.await().until(() -> history.level() == TraceLevel.FULL);
		return history;
	}

	private List<RecordedEvent> read(InputStream trace) throws IOException {
		Path file = Files.createTempFile(this.directory, "trace", ".jfr");
		try (trace) {
			Files.write(file, trace.readAllBytes());
		}
		return RecordingFile.readAllEvents(file);
	}

	private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
		return events.stream().filter((event) -> event.getEventType().getName().equals("exectrace." + name)).toList();
	}

	private static List<String> ranNames(List<RecordedEvent> events) {
		return named(events, "VirtualThreadRun").stream()
			.map((event) -> event.getThread("virtualThread").getJavaName())
			.toList();
	}

	private static List<String> recorderThreads() {
		return threads("exectrace-");
	}

	private static List<String> snapshotThreads() {
		return threads("exectrace-snapshot");
	}

	private static List<String> threads(String prefix) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith(prefix))
			.toList();
	}

	private static List<Path> files() throws IOException {
		Path root = Path.of(System.getProperty("java.io.tmpdir"), "exectrace-" + ProcessHandle.current().pid());
		try (Stream<Path> paths = Files.walk(root)) {
			return paths.filter(Files::isRegularFile)
				// They are there for as long as the JVM
				.filter((file) -> !file.getFileName().toString().matches("owner\\.lock|tracer-agent-.*\\.jar"))
				.toList();
		}
	}

}
