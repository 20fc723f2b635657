package dev.exectrace.junit.run;

import java.util.Map;
import java.util.stream.Stream;

import dev.exectrace.junit.launch.Launched;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.task.Task;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for other tests to run.
 */
final class RunCases {

	private RunCases() {
	}

	static class Outcomes {

		@Test
		void passes() throws InterruptedException {
			Thread.sleep(50);
		}

		@Test
		@DisplayName("does what it should")
		void fails() {
			throw new IllegalStateException("meant to");
		}

		@Test
		void aborts() {
			Assumptions.abort();
		}

		@Test
		@Disabled
		void isSkipped() {
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2, 3 })
		void each(int value) {
			assertThat(value).isPositive();
		}

		@TestFactory
		Stream<DynamicTest> dynamic() {
			return Stream.of(DynamicTest.dynamicTest("one", () -> {
			}));
		}

		@Nested
		class Inner {

			@Test
			void isTheCurrentTask() {
				assertThat(Task.current().name()).isEqualTo("RunCases.Outcomes.Inner.isTheCurrentTask");
			}

		}

	}

	static class Second {

		@Test
		void second() {
		}

	}

	static class Untraced {

		@Test
		void nothingRecords() {
			assertThat(ExecutionTrace.running()).isEmpty();
			assertThat(RunTrace.current()).isEmpty();
			assertThat(Task.current().isRecorded()).isFalse();
		}

	}

	static class Outer {

		@Test
		void runsOthers() {
			Launched.run(Map.of(RunTraceListener.PARAMETER, "unused.jfr"), Second.class);
			assertThat(RunTrace.current()).isPresent();
		}

	}

}
