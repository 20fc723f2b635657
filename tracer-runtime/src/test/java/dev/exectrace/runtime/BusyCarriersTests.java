package dev.exectrace.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.exectrace.runtime.child.ChildJvm;
import dev.exectrace.runtime.child.Jdk;
import dev.exectrace.runtime.reading.SchedulerEvents;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the first capture in a JVM whose carriers are all held.
 */
class BusyCarriersTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource("dev.exectrace.runtime.child.Jdk#all")
	void fewThreadsAreAddedToThoseThatWaitForACarrier(Jdk jdk) throws Exception {
		Path trace = this.directory.resolve("trace.jfr");
		String output = new ChildJvm(jdk).option("-Djdk.virtualThreadScheduler.parallelism=1")
			.option("-Djdk.virtualThreadScheduler.maxPoolSize=1")
			.run(HeldCarrier.class, trace);
		assertThat(output).contains("FULL");
		assertThat(SchedulerEvents.read(trace).named("exectrace.LiveThread"))
			.filteredOn((event) -> event.getThread().isVirtual())
			.hasSizeBetween(2, 200);
	}

	/**
	 * Captures while a virtual thread keeps the only carrier.
	 */
	static final class HeldCarrier {

		private static volatile boolean held;

		private static volatile boolean released;

		private HeldCarrier() {
		}

		public static void main(String[] args) throws Exception {
			Thread holder = Thread.startVirtualThread(HeldCarrier::hold);
			while (!held) {
				Thread.onSpinWait();
			}
			Path file = Path.of(args[0]);
			ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file),
					TraceSettings.of(Duration.ofMinutes(1)));
			while (trace.level() == null) {
				Thread.onSpinWait();
			}
			trace.stop();
			while (Files.size(file) < trace.bytes()) {
				Thread.onSpinWait();
			}
			System.out.println(trace.level());
			released = true;
			holder.join();
		}

		private static void hold() {
			held = true;
			while (!released) {
				Thread.onSpinWait();
			}
		}

	}

}
