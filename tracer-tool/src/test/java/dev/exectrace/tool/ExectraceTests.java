package dev.exectrace.tool;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class ExectraceTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private int run(String... arguments) {
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(arguments);
	}

	static Stream<CommandLine> commands() {
		return Exectrace.commandLine().getSubcommands().values().stream();
	}

	@Test
	void withoutArgumentsShowsHelp() {
		assertThat(run()).isZero();
		assertThat(this.out.toString()).contains("Usage: exectrace", "Commands:", "Examples:");
	}

	@Test
	void unknownCommandIsSuggested() {
		assertThat(run("hepl")).isEqualTo(2);
		assertThat(this.err.toString()).contains("there is no command hepl", "Did you mean help?")
			.doesNotContain("\tat ");
		assertThat(this.out.toString()).isEmpty();
	}

	@Test
	void fileAloneIsViewed() {
		CommandLine commandLine = Exectrace.commandLine();
		assertThat(Exectrace.withCommand(commandLine, "pom.xml", "--port", "0")).containsExactly("view", "pom.xml",
				"--port", "0");
		assertThat(Exectrace.withCommand(commandLine, "summary", "pom.xml")).containsExactly("summary", "pom.xml");
		assertThat(Exectrace.withCommand(commandLine, "src")).containsExactly("src");
		assertThat(Exectrace.withCommand(commandLine, "--help")).containsExactly("--help");
		assertThat(Exectrace.withCommand(commandLine, "\0")).containsExactly("\0");
		assertThat(Exectrace.withCommand(commandLine)).isEmpty();
	}

	@Test
	void versionNamesTheJvm() {
		assertThat(run("--version")).isZero();
		assertThat(this.out.toString()).startsWith("exectrace ").contains("Java " + Runtime.version());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void commandHasHelpWithExamples(CommandLine command) {
		String name = command.getCommandName();
		assertThat(run(name, "--help")).isZero();
		assertThat(this.out.toString()).contains("Usage: exectrace " + name, "Examples:", "  exectrace " + name + " ");
		assertThat(Arrays.asList(command.getCommandSpec().usageMessage().description())).as("a description")
			.isNotEmpty();
		String byHelp = this.out.toString();
		this.out.getBuffer().setLength(0);
		assertThat(run("help", name)).isZero();
		assertThat(this.out.toString()).isEqualTo(byHelp);
	}

}
