package dev.exectrace.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TraceStore}.
 */
class TraceStoreTests {

	private static final TraceSettings LONG = TraceSettings.of(Duration.ofMinutes(5));

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	@TempDir
	Path directory;

	private final List<TraceStore> stores = new ArrayList<>();

	@AfterEach
	void close() {
		this.stores.forEach(TraceStore::close);
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	private TraceStore open(TraceStoreSettings settings) {
		TraceStore store = TraceStore.open(settings);
		this.stores.add(store);
		return store;
	}

	private TraceStore open() {
		return open(TraceStoreSettings.in(this.directory));
	}

	private static String capture(TraceStore store) {
		StoredCapture capture = store.start(LONG);
		awaitFirstBytes(capture);
		store.stop();
		return capture.id();
	}

	private static void awaitFirstBytes(StoredCapture capture) {
		Awaitility.await().atMost(PATIENCE).until(() -> capture.trace().level() != null && capture.trace().bytes() > 0);
	}

	@Test
	void storesACaptureThatNobodyReads() throws IOException {
		TraceStore store = open();
		StoredCapture capture = store.start(LONG);
		assertThat(store.running()).contains(capture);
		assertThat(store.file(capture.id())).isEmpty();
		awaitFirstBytes(capture);
		store.stop();
		assertThat(store.running()).isEmpty();
		StoredTrace trace = store.traces().getFirst();
		assertThat(trace.id()).isEqualTo(capture.id()).matches("\\d{8}T\\d{9}Z-capture");
		assertThat(trace.outcome()).isEqualTo(EndReason.STOPPED);
		assertThat(trace.startedAt()).isBefore(trace.endedAt());
		Path file = store.file(trace.id()).orElseThrow();
		assertThat(Files.size(file)).isEqualTo(trace.bytes()).isEqualTo(capture.trace().bytes());
		assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ,
				PosixFilePermission.OWNER_WRITE);
		assertThat(phases(file)).containsExactly("start", "end");
	}

	@Test
	void storesACaptureWhoseTimeIsOver() {
		TraceStore store = open();
		store.start(TraceSettings.of(Duration.ofMillis(100)));
		Awaitility.await().atMost(PATIENCE).until(() -> store.running().isEmpty());
		assertThat(store.traces()).singleElement()
			.satisfies((trace) -> assertThat(trace.outcome()).isEqualTo(EndReason.COMPLETED));
	}

	@Test
	void thereIsOneCaptureAtATime() {
		TraceStore store = open();
		StoredCapture capture = store.start(LONG);
		assertThatExceptionOfType(TraceRunningException.class).isThrownBy(() -> store.start(LONG))
			.satisfies((ex) -> assertThat(ex.getUntil()).isEqualTo(capture.trace().until()));
		assertThatExceptionOfType(TraceRunningException.class).isThrownBy(() -> ExecutionTrace.start(LONG));
		store.stop();
		assertThat(store.traces()).hasSize(1);
	}

	@Test
	void cannotBeReadWhileItRuns() {
		StoredCapture capture = open().start(LONG);
		assertThatIllegalStateException().isThrownBy(capture.trace()::inputStream);
	}

	@Test
	void deletesTracesAndTheRunningOne() throws IOException {
		TraceStore store = open();
		String first = capture(store);
		StoredCapture running = store.start(LONG);
		assertThat(store.delete(running.id())).isTrue();
		assertThat(running.trace().endReason()).contains(EndReason.STOPPED);
		assertThat(store.traces()).extracting(StoredTrace::id).containsExactly(first);
		assertThat(store.delete(first)).isTrue();
		assertThat(store.delete(first)).isFalse();
		assertThat(store.delete("../" + first)).isFalse();
		assertThat(files()).isEmpty();
	}

	@Test
	void olderTracesMakeRoom() {
		TraceStore store = open(TraceStoreSettings.in(this.directory).withMaxCount(2));
		capture(store);
		String second = capture(store);
		String third = capture(store);
		assertThat(store.traces()).extracting(StoredTrace::id).containsExactly(second, third);
	}

	@Test
	void captureThatTakesAllRoomEndsAndSaysSo() throws IOException {
		TraceStore store = open(TraceStoreSettings.in(this.directory).withMaxSize(1 << 20));
		capture(store);
		StoredCapture capture = store.start(LONG);
		// Each gives the recorder's chunk, of some 100 KB
		Awaitility.await().atMost(PATIENCE).until(() -> {
			capture.trace().flush();
			return store.running().isEmpty();
		});
		assertThat(capture.trace().endReason()).contains(EndReason.STORE_FULL);
		StoredTrace trace = store.traces().getFirst();
		assertThat(store.traces()).hasSize(1);
		assertThat(trace.id()).isEqualTo(capture.id());
		assertThat(trace.detail()).contains("1048576");
		assertThat(phases(store.file(trace.id()).orElseThrow())).containsExactly("start", "end");
	}

	@Test
	void oldTracesGoByThemselves() throws IOException {
		TraceStore store = open(TraceStoreSettings.in(this.directory).withMaxAge(Duration.ofMillis(1)));
		store.start(TraceSettings.of(Duration.ofMillis(1)));
		Awaitility.await().atMost(PATIENCE).until(() -> store.running().isEmpty() && files().isEmpty());
	}

	@Test
	void tracesOfEarlierRunsAreThereUntilTheyAreTooOld() throws IOException {
		TraceStore earlier = open();
		String old = capture(earlier);
		String recent = capture(earlier);
		earlier.close();
		assertThatIllegalStateException().isThrownBy(() -> earlier.start(LONG));
		Files.setLastModifiedTime(this.directory.resolve(old + ".jfr"),
				FileTime.from(Instant.now().minus(Duration.ofDays(2))));
		Files.createFile(this.directory.resolve("20200101T000000000Z-user.jfr"));
		Files.createFile(this.directory.resolve("notes.txt"));
		TraceStore later = open();
		assertThat(later.traces()).extracting(StoredTrace::id).containsExactly(recent);
		assertThat(later.traces().getFirst().outcome()).isNull();
		assertThat(later.file(recent)).isPresent();
		assertThat(files()).containsExactlyInAnyOrder(recent + ".jfr", "20200101T000000000Z-user.jfr", "notes.txt");
	}

	@Test
	void captureOfAJvmThatWasKilledIsKeptAsFarAsItGoes(@TempDir Path temporary) throws Exception {
		Process process = startKilledProgram(temporary);
		Awaitility.await().atMost(PATIENCE).until(() -> {
			assertThat(process.isAlive()).isTrue();
			return Files.exists(this.directory.resolve("flushed"));
		});
		// It is still written
		assertThat(open().traces()).isEmpty();
		Path unfinished = unfinished().getFirst();
		process.destroyForcibly().waitFor();
		assertThat(stored(temporary)).isNotEmpty();
		String tmpdir = System.setProperty("java.io.tmpdir", temporary.toString());
		try {
			open(TraceStoreSettings.in(null));
			assertThat(stored(temporary)).isEmpty();
		}
		finally {
			System.setProperty("java.io.tmpdir", tmpdir);
		}
		long whole = Files.size(unfinished);
		try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.APPEND)) {
			channel.write(ByteBuffer.wrap(new byte[] { 'F', 'L', 'R', 0, 0 }));
		}
		TraceStore store = open();
		StoredTrace trace = store.traces().getFirst();
		assertThat(trace.bytes()).isLessThanOrEqualTo(whole).isPositive();
		assertThat(phases(store.file(trace.id()).orElseThrow())).containsExactly("start");
		assertThat(unfinished()).isEmpty();
	}

	private static List<Path> stored(Path temporary) throws IOException {
		try (Stream<Path> files = Files.walk(temporary)) {
			return files.filter((file) -> file.toString().endsWith("-capture.jfr")).toList();
		}
	}

	private Process startKilledProgram(Path temporary) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+EnableDynamicAgentLoading", "-Djava.io.tmpdir=" + temporary, "-cp",
				System.getProperty("java.class.path"), KilledProgram.class.getName(), this.directory.toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	@Test
	void temporaryStoreGoesWithItsTraces() throws IOException {
		TraceStore store = open(TraceStoreSettings.in(null));
		String id = capture(store);
		Path file = store.file(id).orElseThrow();
		assertThat(file).exists();
		store.close();
		assertThat(file.getParent()).doesNotExist();
	}

	@Test
	void directoryThatIsGoneIsMadeAgain() throws IOException {
		Path own = this.directory.resolve("own");
		TraceStore store = open(TraceStoreSettings.in(own));
		capture(store);
		for (File file : own.toFile().listFiles()) {
			Files.delete(file.toPath());
		}
		Files.delete(own);
		assertThat(store.traces()).isEmpty();
		String id = capture(store);
		assertThat(store.traces()).extracting(StoredTrace::id).containsExactly(id);
	}

	@Test
	void directoryThatIsNoneIsRefused() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThatExceptionOfType(TraceUnavailableException.class)
			.isThrownBy(() -> TraceStore.open(TraceStoreSettings.in(file)))
			.withMessageContaining(file.toString())
			.withMessageContaining("set another directory");
	}

	private List<Path> unfinished() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter((file) -> file.toString().endsWith(".part")).toList();
		}
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private static List<String> phases(Path file) throws IOException {
		List<RecordedEvent> events = RecordingFile.readAllEvents(file);
		return events.stream()
			.filter((event) -> event.getEventType().getName().equals("exectrace.Capture"))
			.map((event) -> event.getString("phase"))
			.toList();
	}

	/**
	 * Stores a capture until it is killed.
	 */
	static final class KilledProgram {

		private KilledProgram() {
		}

		public static void main(String[] arguments) throws Exception {
			Path directory = Path.of(arguments[0]);
			TraceStore.open(TraceStoreSettings.in(null)).start(TraceSettings.of(Duration.ofNanos(1)));
			Awaitility.await().atMost(PATIENCE).until(() -> ExecutionTrace.running().isEmpty());
			TraceStore.open(TraceStoreSettings.in(directory)).start(LONG).trace().flush();
			Files.createFile(directory.resolve("flushed"));
			Thread.sleep(Duration.ofMinutes(5));
		}

	}

}
