package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.exectrace.analysis.child.Jdk;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.oracle.Traces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TraceStartTests {

	private static final int SIZE = 8;

	private static byte[] whole;

	private static int first;

	@TempDir
	Path directory;

	@BeforeAll
	static void trace() throws IOException {
		whole = Files.readAllBytes(Traces.on(Jdk.current()).resolve("BUSY.jfr"));
		first = (int) ByteBuffer.wrap(whole).getLong(SIZE);
	}

	@Test
	void startIsWholeChunksAndNothingOfItIsSaidToBeLost() throws Exception {
		Path file = Files.write(this.directory.resolve("trace.jfr"), whole);
		Trace all = TraceReader.read(file, ReadProgress.NONE);
		assertThat(first).isLessThan(whole.length);

		Trace start = TraceReader.readStart(file, 1, first).orElseThrow();

		assertThat(start.facts().losses()).isEmpty();
		assertThat(start.facts().startEpochNanos()).isEqualTo(all.facts().startEpochNanos());
		assertThat(start.facts().events()).isPositive().isLessThan(all.facts().events());
		assertThat(start.window()).isPositive().isLessThan(all.window());
	}

	@Test
	void chunkThatIsTooLongOrDamagedIsNoStart() throws Exception {
		Path file = Files.write(this.directory.resolve("trace.jfr"), whole);
		assertThat(TraceReader.readStart(file, 1, first - 1)).isEmpty();
		byte[] damaged = whole.clone();
		damaged[0] = 0;
		assertThat(TraceReader.readStart(Files.write(file, damaged), 1, whole.length)).isEmpty();
	}

}
