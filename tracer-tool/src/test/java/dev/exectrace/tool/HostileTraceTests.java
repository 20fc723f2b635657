package dev.exectrace.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.exectrace.analysis.handmade.HandmadeTrace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that somebody made to harm who analyses them: no command fails, and none prints
 * what a terminal takes for a command.
 */
@Timeout(60)
class HostileTraceTests {

	@TempDir
	static Path directory;

	private static Path names;

	private static Path deep;

	@TempDir
	Path outputs;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void make() throws IOException {
		names = write("names.jfr", 3);
		deep = write("deep.jfr", 100_000);
	}

	private static Path write(String name, int depth) throws IOException {
		HandmadeTrace trace = new HandmadeTrace();
		long type = trace.type("com/\u001b[31m/Lock\u009b\u202e");
		long stack = trace.stack(trace.method("com/\u001b[2J/<b>", "run\r\u0007"), depth);
		for (int thread = 0; thread < 3; thread++) {
			trace.park(trace.thread("worker\u001b]0;owned\u0007\r\u202e-" + thread), 100 * thread, 250, stack, type);
		}
		return Files.write(directory.resolve(name), trace.bytes());
	}

	static Stream<List<String>> commands() {
		return Stream.of("summary FILE", "summary FILE --json", "threads FILE", "threads FILE --json",
				"profile FILE --type=block", "profile FILE --type=block --format=collapsed",
				"profile FILE --type=block --json", "profile FILE --type=block --format=pprof -o OUT",
				"profile FILE --type=block --format=flamegraph -o OUT", "locks FILE", "locks FILE --json",
				"path FILE --slowest", "path FILE --thread=worker", "path FILE --thread=worker --json", "mmu FILE",
				"events FILE --stacks", "events FILE --stacks --json", "events FILE --count", "diff FILE FILE",
				"diff FILE FILE --json", "export FILE --format=perfetto -o OUT", "export FILE --format=chrome -o OUT",
				"export FILE --format=csv -o OUT", "export FILE --format=parquet -o OUT")
			.map((line) -> Arrays.asList(line.split(" ")));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void namesOfAnyKind(List<String> command) {
		assertThat(run(command, names)).as(this.err::toString).isZero();
		assertThat(this.out + "" + this.err).doesNotContainPattern("[\\p{Cc}\u202a-\u202e&&[^\n\t]]");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void aStackOfAnyDepth(List<String> command) {
		assertThat(run(command, deep)).as(this.err::toString).isZero();
	}

	private int run(List<String> command, Path file) {
		String[] arguments = command.stream()
			.map((argument) -> argument.equals("FILE") ? file.toString() : argument)
			.map((argument) -> argument.equals("OUT") ? this.outputs.resolve("out").toString() : argument)
			.toArray(String[]::new);
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(arguments);
	}

}
