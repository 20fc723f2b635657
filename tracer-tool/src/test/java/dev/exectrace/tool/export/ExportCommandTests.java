package dev.exectrace.tool.export;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.exectrace.tool.Exectrace;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ExportCommandTests {

	private static final List<String> TABLES = List.of("pauses", "regions", "stacks", "states", "tasks", "threads",
			"trace", "wakeups");

	@TempDir
	static Path recorded;

	private static Path trace;

	@TempDir
	private Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void record() throws IOException, InterruptedException {
		trace = recorded.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadStart");
			recording.enable("jdk.ThreadEnd");
			recording.enable("jdk.ThreadSleep").withoutThreshold();
			recording.start();
			Thread sleeper = Thread.ofPlatform().name("sleeper").start(ExportCommandTests::sleep);
			sleeper.join();
			recording.stop();
			recording.dump(trace);
		}
	}

	private static void sleep() {
		try {
			Thread.sleep(1);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int run(Object... options) {
		String[] arguments = Stream.concat(Stream.of("export", trace), Stream.of(options))
			.map(Object::toString)
			.toArray(String[]::new);
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(arguments);
	}

	@Test
	void chromeIsJsonWithTheThreads() throws Exception {
		Path file = this.directory.resolve("trace.json");
		assertThat(run("--format=chrome", "-o", file)).as(this.err::toString).isZero();
		JsonNode events = JsonMapper.shared().readTree(Files.readString(file)).get("traceEvents");
		assertThat(events).anyMatch((event) -> "sleeper".equals(event.path("args").path("name").stringValue("")));
		assertThat(events).anyMatch((event) -> "sleep".equals(event.path("name").stringValue("")));
		assertThat(this.err.toString()).contains("wrote " + file, "chrome://tracing");
	}

	@Test
	void perfettoIsTheDefault() throws Exception {
		Path file = this.directory.resolve("trace.pftrace");
		assertThat(run("-o", file)).as(this.err::toString).isZero();
		assertThat(Files.readAllBytes(file)).startsWith(1 << 3 | 2);
		assertThat(this.err.toString()).contains("wrote " + file + "; open it at https://ui.perfetto.dev");
		assertThat(this.directory).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
	}

	@ParameterizedTest
	@ValueSource(strings = { "csv", "parquet" })
	void tablesGoIntoADirectory(String format) throws Exception {
		Path tables = this.directory.resolve("it's/tables");
		assertThat(run("--format=" + format, "-o", tables)).as(this.err::toString).isZero();
		try (Stream<Path> files = Files.list(tables)) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrderElementsOf(TABLES.stream().map((name) -> name + "." + format).toList());
		}
		assertThat(this.err.toString()).contains("duckdb -c", "it''s");
	}

	@Test
	void threadsThatAreNotSelectedAreLeftOut() throws Exception {
		assertThat(run("--format=csv", "--thread=sleeper", "-o", this.directory)).as(this.err::toString).isZero();
		assertThat(Files.readAllLines(this.directory.resolve("states.csv")).stream().skip(1)).isNotEmpty()
			.extracting((row) -> row.substring(0, row.indexOf(',')))
			.containsOnly(Files.readAllLines(this.directory.resolve("threads.csv"))
				.stream()
				.filter((row) -> row.contains(",sleeper,"))
				.map((row) -> row.substring(0, row.indexOf(',')))
				.findFirst()
				.orElseThrow());
	}

	@Test
	void nothingSelectedIsAFailureThatLeavesNothingBehind() {
		assertThat(run("--thread=nobody", "-o", this.directory.resolve("trace.pftrace"))).isEqualTo(1);
		assertThat(this.err.toString()).contains("no thread", "is selected", "exectrace threads");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void writesOverAFileOnlyWhenForced() throws Exception {
		Path file = Files.writeString(this.directory.resolve("mine.json"), "mine");
		assertThat(run("--format=chrome", "-o", file)).isEqualTo(1);
		assertThat(this.err.toString()).contains(file + " exists; name another file or give --force");
		assertThat(file).hasContent("mine");
		assertThat(run("--format=chrome", "-o", file, "--force")).isZero();
		assertThat(Files.readString(file)).startsWith("{");
	}

	@Test
	void writesIntoADirectoryThatIsNotEmptyOnlyWhenForced() throws Exception {
		Files.writeString(this.directory.resolve("mine.txt"), "mine");
		assertThat(run("--format=csv", "-o", this.directory)).isEqualTo(1);
		assertThat(this.err.toString()).contains("is not empty; name another directory or give --force");
		assertThat(run("--format=csv", "-o", this.directory, "--force")).isZero();
		assertThat(this.directory.resolve("mine.txt")).hasContent("mine");
		assertThat(this.directory.resolve("states.csv")).exists();
	}

	@Test
	void filesAndDirectoriesAreNotMistakenForEachOther() throws Exception {
		Path file = Files.writeString(this.directory.resolve("file"), "");
		assertThat(run("-o", this.directory)).isEqualTo(1);
		assertThat(run("--format=parquet", "-o", file)).isEqualTo(1);
		assertThat(run("--format=parquet")).isEqualTo(1);
		assertThat(run("-o", this.directory.resolve("no/such.pftrace"))).isEqualTo(1);
		assertThat(this.err.toString()).contains("is a directory; name a file in it", "is a file; name a directory",
				"the tables need a directory; name one, as in -o tables", "make it first");
	}

	@Test
	void formatsThatAreNotThereAreAUsageError() {
		assertThat(run("--format=svg")).isEqualTo(2);
		assertThat(this.err.toString()).contains("svg", "exectrace export --help");
	}

}
