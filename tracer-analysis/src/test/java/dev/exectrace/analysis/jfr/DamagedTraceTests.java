package dev.exectrace.analysis.jfr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.exectrace.analysis.child.ChildJvm;
import dev.exectrace.analysis.child.Jdk;
import dev.exectrace.analysis.fuzz.DamagedTraces;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.oracle.TraceCheck;
import dev.exectrace.analysis.oracle.Traces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is damaged is left out and told, and nothing else goes wrong. More cases:
 * {@code -Dexectrace.fuzz.cases=100000}; others: {@code -Dexectrace.fuzz.seed=1}.
 */
class DamagedTraceTests {

	private static final int SIZE = 8;

	private static final int START = 32;

	private static Path traces;

	private static byte[] whole;

	@TempDir
	Path directory;

	@BeforeAll
	static void trace() throws IOException {
		traces = Traces.on(Jdk.current());
		whole = Files.readAllBytes(traces.resolve("BUSY.jfr"));
	}

	@Test
	void whateverIsDamagedIsReadOrRefused() throws Exception {
		long seed = Long.getLong("exectrace.fuzz.seed", System.nanoTime() & 0xffffff);
		long cases = Long.getLong("exectrace.fuzz.cases", 1500);
		Path kept = Files.createDirectories(Path.of("target", "damaged")).toAbsolutePath();
		String output = new ChildJvm(Jdk.current()).option("-Xmx256m")
			.run(DamagedTraces.class, kept, seed, cases, traces.resolve("BUSY.jfr"), traces.resolve("PLATFORM.jfr"),
					traces.resolve("TASKS.jfr"), traces.resolve("plain.jfr"));
		System.out.println(output.strip());
		assertThat(output).contains(" 0 failures");
	}

	@Test
	void tasksAreAmongWhatIsDamaged() throws IOException {
		Trace trace = read(traces.resolve("TASKS.jfr"));
		Tasks tasks = trace.tasks();
		assertThat(IntStream.range(0, tasks.count()).mapToObj(tasks::name)).contains("order", "serve", "step",
				"left open");
		assertThat(IntStream.range(0, tasks.count()).filter((task) -> tasks.parent(task) >= 0)).isNotEmpty();
		assertThat(IntStream.range(0, tasks.count()).filter((task) -> !tasks.isComplete(task))).hasSize(1);
		Regions regions = trace.regions();
		assertThat(IntStream.range(0, regions.count()).mapToObj(regions::isScope)).contains(true, false);
		assertThat(trace.taskLogs().count()).isGreaterThan(1);
	}

	@Test
	void missingFile() {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read(this.directory.resolve("no.jfr")));
	}

	@Test
	void directoryIsNoTrace() {
		assertThatExceptionOfType(NoTraceException.class).isThrownBy(() -> read(this.directory))
			.withMessageContaining("is a directory: name the trace file in it");
	}

	@Test
	void emptyFile() {
		refused(new byte[0], "is empty", "capture again");
	}

	@Test
	void text() {
		refused("{\"status\":401}".getBytes(StandardCharsets.UTF_8), "does not begin as a chunk does",
				"A trace comes from");
		refused("no trace, but more text than a header has bytes\n".repeat(9).getBytes(StandardCharsets.UTF_8),
				"does not begin as a chunk does", "A trace comes from");
	}

	@Test
	void zip() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("trace.jfr"));
			zip.write(whole);
		}
		refused(bytes.toByteArray(), "is compressed by zip: unpack it first");
	}

	@Test
	void truncatedGzip() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(whole);
		}
		refused(Arrays.copyOf(bytes.toByteArray(), 1000), "is compressed by gzip: unpack it first");
	}

	@Test
	void onlyTheBeginning() {
		refused(Arrays.copyOf(whole, 40), "it is cut off");
		refused(Arrays.copyOf(whole, (int) number(whole, SIZE) - 1), "it is cut off");
	}

	@Test
	void lastChunkThatIsCutOffIsLost() throws IOException {
		Trace trace = read(Arrays.copyOf(whole, whole.length - 1));
		assertThat(trace.facts().chunks()).isEqualTo(chunks(whole) - 1);
		assertThat(trace.facts().losses()).anyMatch((loss) -> loss.endsWith("it is cut off"))
			.anyMatch((loss) -> loss.contains("of the file's " + (whole.length - 1) + " bytes"));
	}

	@Test
	void chunkWhoseLengthIsWrongDoesNotTakeTheNextAlong() throws IOException {
		byte[] bytes = whole.clone();
		ByteBuffer.wrap(bytes).putLong(SIZE, number(bytes, SIZE) + 100);
		Trace trace = read(bytes);
		assertThat(trace.facts().chunks()).isEqualTo(chunks(whole));
		assertThat(trace.facts().events()).isEqualTo(read(whole).facts().events());
		assertThat(trace.facts().losses()).singleElement().asString().contains("another chunk begins inside of it");
	}

	@Test
	void onlyChunkIsReadUpToItsDamage() throws IOException {
		byte[] plain = Files.readAllBytes(traces.resolve("plain.jfr"));
		plain[event(plain, 30)] = 0;
		Trace trace = read(plain);
		assertThat(trace.facts().events()).isEqualTo(30);
		assertThat(trace.facts().losses()).singleElement()
			.asString()
			.contains("an event has no valid length; what came before that was read");
	}

	@Test
	void chunkOfAnotherCenturyIsLost() throws IOException {
		byte[] bytes = whole.clone();
		int second = (int) number(bytes, SIZE);
		ByteBuffer.wrap(bytes).putLong(second + START, number(bytes, second + START) + (1L << 61));
		Trace trace = read(bytes);
		assertThat(trace.facts().losses()).anyMatch((loss) -> loss.contains("years before or after the first"));
		assertThat(trace.window()).isLessThan(1_000_000_000_000L);
	}

	@Test
	void garbageBetweenChunksIsSkipped() throws IOException {
		int second = (int) number(whole, SIZE);
		byte[] garbage = "FLR\0".repeat(5000).getBytes(StandardCharsets.ISO_8859_1);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(whole, 0, second);
		bytes.writeBytes(garbage);
		bytes.write(whole, second, whole.length - second);
		Trace trace = read(bytes.toByteArray());
		assertThat(trace.facts().chunks()).isEqualTo(chunks(whole));
		assertThat(trace.runs().count()).isEqualTo(read(whole).runs().count());
		assertThat(trace.facts().losses()).contains(
				garbage.length + " of the file's " + (whole.length + garbage.length) + " bytes could not be read");
	}

	private void refused(byte[] bytes, String... words) {
		assertThatExceptionOfType(NoTraceException.class).isThrownBy(() -> read(bytes))
			.withMessageContainingAll(words)
			.withMessageStartingWith(this.directory.toString());
	}

	private Trace read(byte[] bytes) throws IOException {
		Path file = this.directory.resolve("damaged.jfr");
		Files.write(file, bytes);
		return read(file);
	}

	private static Trace read(Path file) throws IOException {
		Trace trace = TraceReader.read(file, ReadProgress.NONE);
		TraceCheck.check(trace);
		return trace;
	}

	private static int chunks(byte[] bytes) {
		int count = 0;
		for (int at = 0; at < bytes.length; at += (int) number(bytes, at + SIZE)) {
			count++;
		}
		return count;
	}

	/** Where a chunk's event begins, not counting types and constants. */
	private static int event(byte[] bytes, int number) {
		Input in = new Input(bytes, bytes.length);
		int at = ChunkHeader.LENGTH;
		for (int count = 0;;) {
			in.position = at;
			int size = (int) in.varint();
			count += (in.varint() > 1) ? 1 : 0;
			if (count > number) {
				return at;
			}
			at += size;
		}
	}

	private static long number(byte[] bytes, int at) {
		return ByteBuffer.wrap(bytes).getLong(at);
	}

}
