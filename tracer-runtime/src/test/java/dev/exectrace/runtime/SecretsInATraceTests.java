package dev.exectrace.runtime;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.exectrace.runtime.child.ChildJvm;
import dev.exectrace.runtime.child.Jdk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What looks secret on the command line, in properties and in the environment is in no
 * trace, not even where another recording has the JVM record it.
 */
class SecretsInATraceTests {

	private static final String SECRET = "hunter2-in-clear";

	/** Another kind of string for the JVM. */
	private static final String WIDE_SECRET = "hunter3-in-cl\u00e9\u4e2d";

	@TempDir
	Path directory;

	static Stream<Arguments> programs() {
		return Jdk.all()
			.flatMap((jdk) -> Stream.of(Arguments.of(jdk, Captured.class), Arguments.of(jdk, FlightRecorded.class)));
	}

	@ParameterizedTest
	@MethodSource("programs")
	void areMaskedInTheChunksOfTheJvm(Jdk jdk, Class<?> program) throws Exception {
		Path trace = this.directory.resolve("trace.jfr");
		Path other = this.directory.resolve("other.jfr");
		new ChildJvm(jdk).option("-XX:-EnableDynamicAgentLoading")
			.option("-XX:StartFlightRecording:settings=profile,filename=" + other)
			.option("-Dsome.password=" + SECRET)
			.option("-Dother.token=" + WIDE_SECRET)
			.option("-Dplain.setting=in-clear")
			.run(program, trace, "--client-secret=" + SECRET, "--port=8080");
		assertThat(text(other)).as("what the JVM records").contains(SECRET);

		assertThat(text(trace)).doesNotContain(SECRET, "hunter3", "in-cl\u00e9");
		List<RecordedEvent> events = RecordingFile.readAllEvents(trace);
		assertThat(named(events, "jdk.JVMInformation")).isNotEmpty().allSatisfy((event) -> {
			assertThat(event.getString("javaArguments")).startsWith(program.getName())
				.contains("--client-secret=***")
				.endsWith(" --port=8080");
			assertThat(event.getString("jvmArguments")).contains("-Dsome.password=***", "-Dplain.setting=in-clear");
		});
		assertThat(named(events, "jdk.InitialSystemProperty"))
			.anyMatch((event) -> event.getString("key").equals("plain.setting")
					&& event.getString("value").equals("in-clear"))
			.anyMatch((event) -> event.getString("key").equals("some.password")
					&& event.getString("value").matches("\\*+"));
		assertThat(named(events, "jdk.InitialEnvironmentVariable")).isNotEmpty()
			.allMatch((event) -> event.getString("value") == null || event.getString("value").matches("\\**"));
	}

	private static String text(Path file) throws Exception {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}

	private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
		return events.stream().filter((event) -> event.getEventType().getName().equals(name)).toList();
	}

	/**
	 * Captures for a moment.
	 */
	static final class Captured {

		private Captured() {
		}

		public static void main(String[] args) throws Exception {
			ExecutionTrace trace = ExecutionTrace.start(TraceSettings.of(Duration.ofMillis(300)));
			Files.write(Path.of(args[0]), trace.inputStream().readAllBytes());
		}

	}

	/**
	 * Asks the flight recorder.
	 */
	static final class FlightRecorded {

		private FlightRecorded() {
		}

		public static void main(String[] args) throws Exception {
			try (TraceHistory history = TraceHistory.start(TraceHistorySettings.of(Duration.ofMinutes(1)));
					InputStream past = history.snapshot(Duration.ofMinutes(1))) {
				Files.write(Path.of(args[0]), past.readAllBytes());
			}
		}

	}

}
