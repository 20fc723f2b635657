package dev.exectrace.loadtest.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.Timespan;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link TraceReader}, with events of the same names and fields.
 */
class TraceReaderTests {

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void nameFile() {
		this.file = this.directory.resolve("trace.jfr");
	}

	@Test
	void readsWhatWasRecorded() throws Exception {
		long before = nanos(Instant.now());
		Thread virtual = Thread.ofVirtual().start(() -> {
		});
		virtual.join();
		record(() -> {
			capture("start");
			VirtualThreadRunEvent first = new VirtualThreadRunEvent();
			first.virtualThread = virtual;
			first.stopReason = "park";
			first.commit();
			VirtualThreadRunEvent second = new VirtualThreadRunEvent();
			second.virtualThread = virtual;
			second.stopReason = "end";
			second.runnable = 300;
			second.cause = "unpark";
			second.blocked = 2000;
			second.blockReason = "park";
			second.blockerClass = String.class;
			second.begin();
			second.end();
			second.commit();
			capture("end");
		});
		Trace trace = TraceReader.read(this.file);
		assertThat(trace.start()).isPresent();
		assertThat(trace.end()).isPresent();
		assertThat(trace.start().getAsLong()).isBetween(before - TimeUnit.SECONDS.toNanos(1), trace.end().getAsLong());
		assertThat(trace.dropped()).isEqualTo(3);
		assertThat(trace.lostBytes()).isZero();
		assertThat(trace.eventCounts()).containsEntry("exectrace.VirtualThreadRun", 2L);
		assertThat(trace.runs()).extracting(Run::carrier).containsOnly(Thread.currentThread().threadId());
		assertThat(trace.runs()).extracting(Run::thread).containsOnly(virtual.threadId());
		assertThat(trace.runs()).extracting(Run::stopReason).containsExactly("park", "end");
		assertThat(trace.runs()).extracting(Run::cause).containsExactly("", "unpark");
		Run run = trace.runs().get(1);
		assertThat(run.ready()).isEqualTo(run.start() - 300);
		assertThat(trace.blocks()).singleElement().satisfies((block) -> {
			assertThat(block.thread()).isEqualTo(virtual.threadId());
			assertThat(block.start()).isEqualTo(run.start() - 2300);
			assertThat(block.end()).isEqualTo(run.ready());
			assertThat(block.reason()).isEqualTo("park");
			assertThat(block.blockerClass()).isEqualTo("java.lang.String");
		});
	}

	@Test
	void endsWhereTheLiveThreadsAreListed() throws Exception {
		record(() -> {
			capture("start");
			liveThread("start");
			capture("end");
		});
		long end = TraceReader.read(this.file).end().getAsLong();
		record(() -> {
			capture("start");
			liveThread("end");
			capture("end");
		});
		Trace trace = TraceReader.read(this.file);
		assertThat(trace.end().getAsLong()).isGreaterThan(end).isLessThan(lastCapture());
	}

	@Test
	void readsAllChunks() throws Exception {
		Path second = this.directory.resolve("second.jfr");
		record(() -> capture("start"));
		Path first = Files.move(this.file, this.directory.resolve("first.jfr"));
		record(() -> capture("end"));
		Files.move(this.file, second);
		Files.write(this.file, concat(Files.readAllBytes(first), Files.readAllBytes(second)));
		Trace trace = TraceReader.read(this.file);
		assertThat(trace.start().getAsLong()).isLessThan(trace.end().getAsLong());
	}

	@Test
	void otherFileIsRefused() throws IOException {
		Files.writeString(this.file, "{\"type\":\"about:blank\",\"title\":\"Conflict\"}".repeat(3));
		assertThatIOException().isThrownBy(() -> TraceReader.read(this.file));
	}

	@Test
	void emptyFileIsRefused() throws IOException {
		Files.createFile(this.file);
		assertThatIOException().isThrownBy(() -> TraceReader.read(this.file));
	}

	private void record(Runnable action) throws IOException {
		try (Recording recording = new Recording()) {
			recording.start();
			action.run();
			recording.dump(this.file);
		}
	}

	private static void capture(String phase) {
		CaptureEvent event = new CaptureEvent();
		event.phase = phase;
		event.dropped = phase.equals("end") ? 3 : 0;
		event.commit();
	}

	private static void liveThread(String phase) {
		LiveThreadEvent event = new LiveThreadEvent();
		event.phase = phase;
		event.commit();
	}

	private long lastCapture() throws IOException {
		return RecordingFile.readAllEvents(this.file)
			.stream()
			.filter((event) -> event.getEventType().getName().equals("exectrace.Capture"))
			.mapToLong((event) -> nanos(event.getStartTime()))
			.max()
			.orElseThrow();
	}

	private static byte[] concat(byte[] first, byte[] second) {
		byte[] both = new byte[first.length + second.length];
		System.arraycopy(first, 0, both, 0, first.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

	private static long nanos(Instant instant) {
		return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
	}

	@Name("exectrace.Capture")
	static class CaptureEvent extends Event {

		String phase;

		long dropped;

	}

	@Name("exectrace.LiveThread")
	static class LiveThreadEvent extends Event {

		String phase;

	}

	@Name("exectrace.VirtualThreadRun")
	static class VirtualThreadRunEvent extends Event {

		Thread virtualThread;

		String stopReason;

		@Timespan(Timespan.NANOSECONDS)
		long runnable;

		String cause;

		@Timespan(Timespan.NANOSECONDS)
		long blocked;

		String blockReason;

		Class<?> blockerClass;

	}

}
