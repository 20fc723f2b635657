package dev.exectrace.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.exectrace.runtime.task.Log;
import dev.exectrace.runtime.task.Task;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import one.jfr.JfrReader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ExecutionTrace}.
 */
class ExecutionTraceTests {

	private static final TraceSettings LONG = TraceSettings.of(Duration.ofMinutes(5));

	@TempDir
	Path directory;

	@AfterEach
	void nothingIsLeftBehind() throws IOException {
		ExecutionTrace.running().ifPresent(ExecutionTrace::stop);
		Awaitility.await().until(ExecutionTraceTests::captureThreads, List::isEmpty);
		assertThat(FlightRecorder.getFlightRecorder().getRecordings()).extracting(Recording::getName)
			.doesNotContain("exectrace");
		assertThat(spooled()).isEmpty();
	}

	@Test
	void writesATraceThatTheReadersOfOthersUnderstand() throws Exception {
		Path file = this.directory.resolve("trace.jfr");
		ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file), LONG);
		awaitRecording(trace);
		Thread thread = Thread.ofVirtual().name("traced").start(() -> {
		});
		thread.join();
		trace.stop();
		Awaitility.await().until(() -> Files.size(file) == trace.bytes());
		List<RecordedEvent> events = RecordingFile.readAllEvents(file);
		Map<String, Long> counts = events.stream()
			.collect(Collectors.groupingBy((event) -> event.getEventType().getName(), Collectors.counting()));
		assertThat(counts).containsKeys("exectrace.VirtualThreadRun", "exectrace.VirtualThreadReady",
				"exectrace.LiveThread", "jdk.JVMInformation");
		assertThat(counts).containsEntry("exectrace.Capture", 2L);
		assertThat(events).filteredOn((event) -> event.getEventType().getName().equals("exectrace.VirtualThreadRun"))
			.anyMatch((event) -> event.getThread("virtualThread").getJavaName().equals("traced"));
		IItemCollection items = JfrLoaderToolkit.loadEvents(file.toFile());
		assertThat(items.apply(ItemFilters.type("exectrace.VirtualThreadRun"))
			.stream()
			.mapToLong((list) -> list.getItemCount())
			.sum()).isEqualTo(counts.get("exectrace.VirtualThreadRun"));
		try (JfrReader reader = new JfrReader(file.toString())) {
			reader.stopAtNewChunk = true;
			List<String> names = new ArrayList<>();
			while (reader.hasMoreChunks()) {
				reader.readAllEvents();
				reader.threads.forEach((id, name) -> names.add(name));
			}
			assertThat(names).contains("traced");
		}
	}

	@Test
	void refusesASecondCapture() throws Exception {
		ExecutionTrace trace = ExecutionTrace.start(LONG);
		assertThatExceptionOfType(TraceRunningException.class).isThrownBy(() -> ExecutionTrace.start(LONG))
			.withMessageContaining(trace.until().toString())
			.satisfies((ex) -> assertThat(ex.getUntil()).isEqualTo(trace.until()));
		assertThat(ExecutionTrace.running()).containsSame(trace);
		trace.inputStream().close();
	}

	@Test
	void endsByItselfWhenItsTimeIsUp() throws Exception {
		ExecutionTrace trace = ExecutionTrace.start(TraceSettings.of(Duration.ofMillis(300)));
		byte[] bytes = trace.inputStream().readAllBytes();
		assertThat(trace.endReason()).contains(EndReason.COMPLETED);
		assertThat(bytes).hasSize((int) trace.bytes()).startsWith('F', 'L', 'R', 0);
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@Test
	void readerThatGoesAwayEndsTheCapture() throws Exception {
		ExecutionTrace trace = ExecutionTrace.start(LONG);
		InputStream stream = trace.inputStream();
		assertThat(stream.read()).isEqualTo('F');
		stream.close();
		Awaitility.await().until(() -> !trace.isRunning());
		assertThat(trace.endReason()).contains(EndReason.OUTPUT_CLOSED);
	}

	@Test
	void outputThatFailsEndsTheCapture() {
		ExecutionTrace trace = ExecutionTrace.start(new OutputStream() {

			@Override
			public void write(int value) throws IOException {
				throw new IOException("gone");
			}

		}, LONG);
		Awaitility.await().until(() -> !trace.isRunning());
		assertThat(trace.endReason()).contains(EndReason.OUTPUT_CLOSED);
	}

	@Test
	void outputThatBlocksBlocksNobodyElse() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		ExecutionTrace trace = ExecutionTrace.start(new OutputStream() {

			@Override
			public void write(int value) throws IOException {
				try {
					release.await();
				}
				catch (InterruptedException ex) {
					throw new IOException(ex);
				}
				written.write(value);
			}

		}, LONG);
		awaitRecording(trace);
		Thread thread = Thread.startVirtualThread(Thread::yield);
		thread.join();
		trace.stop();
		assertThat(trace.endReason()).contains(EndReason.STOPPED);
		release.countDown();
		Awaitility.await().until(() -> written.size() == trace.bytes());
	}

	@Test
	void closeReturnsWhenTheOutputHasTheWholeTrace(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("trace.jfr");
		ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file), LONG);
		awaitRecording(trace);
		trace.close();
		assertThat(file).hasSize(trace.bytes());
	}

	@Test
	void flushGivesWhatWasRecordedAndTheCaptureGoesOn() throws Exception {
		Path file = this.directory.resolve("trace.jfr");
		try (ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file), LONG)) {
			awaitRecording(trace);
			for (int i = 0; i < 3; i++) {
				String message = "flush " + i;
				Task.run(message, () -> Log.write("test", message));
				Thread.sleep(20);
				trace.flush();
				Path soFar = Files.copy(file, this.directory.resolve(message));
				List<RecordedEvent> events = RecordingFile.readAllEvents(soFar);
				assertThat(events).filteredOn((event) -> event.getEventType().getName().equals("exectrace.Log"))
					.hasSize(i + 1)
					.last()
					.returns(message, (event) -> event.getString("message"));
				assertThat(events).filteredOn((event) -> event.getEventType().getName().equals("exectrace.TaskEnd"))
					.hasSize(i + 1);
				assertThat(events)
					.filteredOn((event) -> event.getEventType().getName().equals("exectrace.ThreadBlock")
							&& event.getString("reason").equals("sleep")
							&& event.getThread().getId() == Thread.currentThread().threadId())
					.hasSizeGreaterThan(i);
			}
			assertThat(trace.isRunning()).isTrue();
		}
		assertThat(RecordingFile.readAllEvents(file))
			.filteredOn((event) -> event.getEventType().getName().equals("exectrace.Log"))
			.hasSize(3);
	}

	@Test
	void platformThreadThatEndsOnceItIsWokenIsNotTakenForAVirtualOne() throws Exception {
		Path file = this.directory.resolve("trace.jfr");
		List<Long> ids = new ArrayList<>();
		try (ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file), LONG)) {
			awaitRecording(trace);
			for (int i = 0; i < 20; i++) {
				Thread thread = Thread.ofPlatform().start(LockSupport::park);
				ids.add(thread.threadId());
				Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
				LockSupport.unpark(thread);
				thread.join();
			}
		}
		assertThat(RecordingFile.readAllEvents(file))
			.filteredOn((event) -> event.getEventType().getName().equals("exectrace.ThreadReady"))
			.extracting((event) -> event.getThread("wakee"))
			.filteredOn((wakee) -> ids.contains(wakee.getJavaThreadId()))
			.hasSize(ids.size())
			.noneMatch(RecordedThread::isVirtual);
	}

	@Test
	void flushOfAnEndedCaptureReturns() {
		ExecutionTrace trace = ExecutionTrace.start(OutputStream.nullOutputStream(), LONG);
		trace.stop();
		trace.flush();
		assertThat(trace.isRunning()).isFalse();
	}

	@Test
	void readerThatIsTooSlowEndsTheCaptureWhichSaysSo() throws Exception {
		ExecutionTrace trace = ExecutionTrace.start(LONG.withMaxSpool(1 << 20));
		awaitRecording(trace);
		Thread noise = Thread.startVirtualThread(() -> {
			while (trace.isRunning()) {
				Thread.yield();
			}
		});
		noise.join();
		assertThat(trace.endReason()).contains(EndReason.OUTPUT_TOO_SLOW);
		Path file = this.directory.resolve("slow.jfr");
		Files.write(file, trace.inputStream().readAllBytes());
		assertThat(RecordingFile.readAllEvents(file))
			.filteredOn((event) -> event.getEventType().getName().equals("exectrace.Capture"))
			.last()
			.satisfies((event) -> assertThat(event.getString("endReason")).isEqualTo("output_too_slow"));
	}

	@Test
	void directoryThatCannotBeUsedIsNamed() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThatExceptionOfType(TraceUnavailableException.class)
			.isThrownBy(() -> ExecutionTrace.start(LONG.withDirectory(file)))
			.withMessageContaining(file.toString());
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@Test
	void streamOfACaptureThatWritesElsewhereIsNotGiven() {
		ExecutionTrace trace = ExecutionTrace.start(OutputStream.nullOutputStream(), LONG);
		assertThatIllegalStateException().isThrownBy(trace::inputStream);
		trace.stop();
	}

	private static void awaitRecording(ExecutionTrace trace) {
		Awaitility.await().until(() -> trace.level() == TraceLevel.FULL);
	}

	private static List<String> captureThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.equals("exectrace-capture") || name.equals("exectrace-output")
					|| name.equals("exectrace-recorder"))
			.toList();
	}

	private static List<Path> spooled() throws IOException {
		Path root = Path.of(System.getProperty("java.io.tmpdir"), "exectrace-" + ProcessHandle.current().pid());
		try (Stream<Path> paths = Files.walk(root)) {
			return paths.filter(Files::isRegularFile)
				// They are there for as long as the JVM
				.filter((file) -> !file.getFileName().toString().matches("owner\\.lock|tracer-agent-.*\\.jar"))
				.toList();
		}
	}

}
