package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.exectrace.analysis.handmade.HandmadeTrace;
import dev.exectrace.analysis.model.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chunks from before and after the wall clock was set.
 */
class SetClockTests {

	private static final long SECOND = 1_000_000_000L;

	private static final long JVM = 17;

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(longs = { -3600, 3600 })
	void chunksOfOneJvmStayInOrder(long seconds) throws IOException {
		Trace trace = read(chunk(HandmadeTrace.START, 0, JVM), chunk(HandmadeTrace.START + seconds * SECOND, 10, JVM));
		assertThat(trace.waits().start(0)).isEqualTo(SECOND);
		assertThat(trace.waits().start(1)).isEqualTo(11 * SECOND);
		assertThat(trace.facts().notes()).noneMatch((note) -> note.contains("another JVM"));
	}

	@Test
	void chunksOfAnotherJvmArePlacedByTheWallClock() throws IOException {
		Trace trace = read(chunk(HandmadeTrace.START, 0, JVM), chunk(HandmadeTrace.START + 60 * SECOND, 10, JVM + 1));
		assertThat(trace.waits().start(1)).isEqualTo(61 * SECOND);
		assertThat(trace.facts().notes()).anyMatch((note) -> note.contains("another JVM"));
	}

	/** A thread parks one second after the chunk's beginning. */
	private static byte[] chunk(long epochNanos, long seconds, long jvm) {
		HandmadeTrace trace = new HandmadeTrace().from(epochNanos, seconds * SECOND).jvm(jvm, 1);
		return trace.park(trace.thread("worker"), (seconds + 1) * 1000, 100, 0, 0).bytes();
	}

	private Trace read(byte[]... chunks) throws IOException {
		Path file = Files.createFile(this.directory.resolve("set.jfr"));
		for (byte[] chunk : chunks) {
			Files.write(file, chunk, StandardOpenOption.APPEND);
		}
		return TraceReader.read(file, ReadProgress.NONE);
	}

}
