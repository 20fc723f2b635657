package dev.exectrace.runtime.waiting;

import java.nio.file.Path;
import java.util.List;

import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.exectrace.runtime.child.ChildJvm;
import dev.exectrace.runtime.child.Jdk;
import dev.exectrace.runtime.reading.SchedulerEvents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hooks tell how long platform threads sleep, so that the JDK need not tell it of
 * virtual ones again.
 */
class SleepingPlatformThreadsTests {

	@ParameterizedTest
	@MethodSource("dev.exectrace.runtime.child.Jdk#all")
	void eachSleepIsToldOnceHoweverItEnds(Jdk jdk, @TempDir Path directory) throws Exception {
		Path trace = directory.resolve("trace.jfr");
		String output = new ChildJvm(jdk).run(SleepingProgram.class, trace);
		assertThat(output).contains("level FULL");
		List<String[]> account = output.lines()
			.filter((line) -> line.startsWith("slept "))
			.map((line) -> line.split(" "))
			.toList();
		assertThat(account).hasSize(4);
		List<RecordedEvent> waits = SchedulerEvents.read(trace).named("exectrace.ThreadBlock");
		for (String[] slept : account) {
			assertThat(waits)
				.filteredOn((wait) -> wait.getThread().getJavaThreadId() == Long.parseLong(slept[1])
						&& wait.getString("reason").equals("sleep"))
				.singleElement()
				.satisfies((wait) -> {
					assertThat(wait.getDuration().toNanos()).isPositive().isLessThanOrEqualTo(Long.parseLong(slept[2]));
					assertThat(wait.getBoolean("timed")).isTrue();
				});
		}
		for (int number = 0; number < 3; number++) {
			long thread = Long.parseLong(account.get(number)[1]);
			assertThat(waits).filteredOn((wait) -> wait.getThread().getJavaThreadId() == thread)
				.anySatisfy((wait) -> assertThat(wait.getDuration().toMillis()).isGreaterThanOrEqualTo(29));
		}
	}

}
