package dev.exectrace.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.exectrace.runtime.child.ChildJvm;
import dev.exectrace.runtime.child.Jdk;
import dev.exectrace.runtime.reading.SchedulerEvents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how the agent gets into a JVM, and what a capture is without it.
 */
class AgentModesTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource("dev.exectrace.runtime.child.Jdk#all")
	void agentOnTheCommandLineNeedsNoAttaching(Jdk jdk) throws Exception {
		Path agent = this.directory.resolve("tracer-agent.jar");
		Files.copy(AgentModesTests.class.getResourceAsStream("/dev/exectrace/runtime/instrument/tracer-agent.jar"),
				agent);
		Path trace = this.directory.resolve("trace.jfr");
		String output = new ChildJvm(jdk).option("-javaagent:" + agent)
			.option("-XX:-EnableDynamicAgentLoading")
			.run(ShortCapture.class, trace);
		assertThat(output).contains("FULL").doesNotContain("WARNING: A Java agent has been loaded dynamically");
		assertThat(SchedulerEvents.read(trace).slices()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.runtime.child.Jdk#all")
	void withoutAnAgentTheCaptureTellsWhatTheJdkDoes(Jdk jdk) throws Exception {
		Path trace = this.directory.resolve("trace.jfr");
		String output = new ChildJvm(jdk).option("-XX:-EnableDynamicAgentLoading").run(ShortCapture.class, trace);
		assertThat(output).contains("JDK");
		SchedulerEvents events = SchedulerEvents.read(trace);
		assertThat(events.slices()).isEmpty();
		RecordedEvent end = events.named("exectrace.Capture").getLast();
		assertThat(end.getString("level")).isEqualTo("jdk");
		assertThat(end.getString("agent")).startsWith("unavailable: ").contains("-javaagent");
		assertThat(events.named("jdk.VirtualThreadStart")).isNotEmpty();
	}

	/**
	 * Captures the life of one virtual thread.
	 */
	static final class ShortCapture {

		private ShortCapture() {
		}

		public static void main(String[] args) throws Exception {
			Path file = Path.of(args[0]);
			ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file),
					TraceSettings.of(Duration.ofMinutes(1)));
			while (trace.level() == null) {
				Thread.onSpinWait();
			}
			Thread.startVirtualThread(Thread::yield).join();
			trace.stop();
			while (Files.size(file) < trace.bytes()) {
				Thread.onSpinWait();
			}
			System.out.println(trace.level());
		}

	}

}
