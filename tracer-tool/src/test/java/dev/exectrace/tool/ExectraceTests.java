package dev.exectrace.tool;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
		assertThat(Exectrace.withCommand("pom.xml", "--port", "0")).containsExactly("view", "pom.xml", "--port", "0");
		assertThat(Exectrace.withCommand("summary", "pom.xml")).containsExactly("summary", "pom.xml");
		assertThat(Exectrace.withCommand("src")).containsExactly("src");
		assertThat(Exectrace.withCommand("--help")).containsExactly("--help");
		assertThat(Exectrace.withCommand("\0")).containsExactly("\0");
		assertThat(Exectrace.withCommand()).isEmpty();
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

	@ParameterizedTest
	@MethodSource("commands")
	void commandThatIsAskedForIsTheSameAlone(CommandLine command) {
		String name = command.getCommandName();
		assertThat(command.getCommandSpec().userObject().getClass().getAnnotation(Command.class).name())
			.isEqualTo(name);
		assertThat(run(name, "--help")).isZero();
		StringWriter alone = new StringWriter();
		assertThat(Exectrace.commandLine(name, "--help").setOut(new PrintWriter(alone, true)).execute(name, "--help"))
			.isZero();
		assertThat(alone.toString()).isEqualTo(this.out.toString());
	}

	@Test
	void commandAloneKnowsNoOthers() {
		assertThat(Exectrace.commandLine("locks", "trace.jfr").getSubcommands()).containsOnlyKeys("locks");
		assertThat(Exectrace.commandLine("help", "locks").getSubcommands()).containsKeys("help", "locks", "view");
		assertThat(Exectrace.commandLine("hepl").getSubcommands()).containsKeys("help", "locks", "view");
	}

}
