package dev.exectrace.tool.input;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.select.Selection;
import dev.exectrace.tool.failure.ExecutionFailures;
import dev.exectrace.tool.failure.UsageFailures;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import static org.assertj.core.api.Assertions.assertThat;

class ReadCommandTests {

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private final ReadCommand command = new ReadCommand();

	private int run(Object... arguments) {
		String[] texts = new String[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = arguments[i].toString();
		}
		return new CommandLine(this.command).setParameterExceptionHandler(new UsageFailures())
			.setExecutionExceptionHandler(new ExecutionFailures())
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(texts);
	}

	private Path recording() throws IOException {
		Path file = this.directory.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadStart");
			recording.start();
			recording.stop();
			recording.dump(file);
		}
		return file;
	}

	@Test
	void readsRecording() throws Exception {
		assertThat(run(recording())).as(this.err::toString).isZero();
		assertThat(this.out.toString()).matches("\\d+ bytes\\R");
		assertThat(this.command.selection).isEqualTo(Selection.ALL);
	}

	@Test
	void recordingCutOffIsReadAndSaidToBe() throws Exception {
		Path file = recording();
		byte[] bytes = Files.readAllBytes(file);
		Path twice = this.directory.resolve("cut.jfr");
		byte[] both = new byte[bytes.length + bytes.length / 2];
		System.arraycopy(bytes, 0, both, 0, bytes.length);
		System.arraycopy(bytes, 0, both, bytes.length, bytes.length / 2);
		Files.write(twice, both);
		assertThat(run(twice)).isZero();
		assertThat(this.err.toString()).contains(twice + " is not whole: ");
	}

	@Test
	void missingFileIsNamed() {
		assertThat(run("/no/such.jfr")).isEqualTo(1);
		assertThat(this.err.toString())
			.isEqualTo("exectrace: /no/such.jfr does not exist; check the path" + System.lineSeparator());
	}

	@Test
	void otherFilesAndDirectoriesAreExplained() throws Exception {
		Path text = Files.writeString(this.directory.resolve("notes.txt"), "Dear diary");
		assertThat(run(text)).isEqualTo(1);
		assertThat(run(this.directory)).isEqualTo(1);
		assertThat(this.err.toString()).contains("no flight recording", "is a directory").doesNotContain("\tat ");
	}

	@Test
	void missingParameterIsAUsageError() {
		assertThat(run()).isEqualTo(2);
		assertThat(this.err.toString()).contains("FILE", "See 'read --help'");
	}

	@Test
	void outOfMemoryNamesTheCure() {
		assertThat(ExecutionFailures.report(new OutOfMemoryError("Java heap space"), new PrintWriter(this.err)))
			.isEqualTo(1);
		assertThat(this.err.toString()).contains("EXECTRACE_OPTS=-Xmx");
	}

	@ParameterizedTest
	@CsvSource({ "1.5s, 1500000000", "300ms, 300000000", "2m, 120000000000", "0, 0", ".5us, 500", "7ns, 7",
			"1h, 3600000000000", "1 s, 1000000000" })
	void selectsByTime(String text, long nanos) throws Exception {
		assertThat(run(recording(), "--from", text, "--to", "2h")).as(this.err::toString).isZero();
		assertThat(this.command.selection.from()).isEqualTo(nanos);
		assertThat(this.command.selection.to()).isEqualTo(7_200_000_000_000L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "s", "-1s", "1d", "99999999999999999999h", "" })
	void refusesWhatIsNoTime(String text) throws Exception {
		assertThat(run(recording(), "--from", text)).isEqualTo(2);
	}

	@Test
	void refusesTimesThatEndBeforeTheyBegin() throws Exception {
		assertThat(run(recording(), "--from", "2s", "--to", "1s")).isEqualTo(2);
		assertThat(this.err.toString()).contains("--to must be after --from");
	}

	@Test
	void refusesBadPatterns() throws Exception {
		assertThat(run(recording(), "--thread", "(")).isEqualTo(2);
		assertThat(this.err.toString()).contains("--thread").doesNotContain("\tat ");
	}

	@Command(name = "read")
	static final class ReadCommand implements Callable<Integer> {

		@Mixin
		TraceFile file;

		@Mixin
		SelectionOptions options;

		@Spec
		CommandSpec spec;

		Selection selection;

		@Override
		public Integer call() throws IOException {
			this.selection = this.options.selection();
			this.spec.commandLine().getOut().println(this.file.read().facts().bytes() + " bytes");
			return 0;
		}

	}

}
