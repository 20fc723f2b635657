package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services that end while a capture runs.
 */
class ShutdownTests {

	@ParameterizedTest
	@EnumSource
	void endsTheCaptureAndLeavesNothing(Way way, @TempDir Path directory) throws Exception {
		try (Service service = Service.in(directory).start()) {
			service.capture(0.1);
			RunningCapture capture = service.startCapture(60);
			way.end(service);
			capture.read().assertWholeOrSaysThatItIsNot();
			assertThat(service.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(left(service)).isEmpty();
		}
	}

	@Test
	@Tag("heavy")
	void killedOneCannotCleanUpSoTheNextOneDoes(@TempDir Path directory, @TempDir Path others) throws Exception {
		try (Service alive = Service.in(directory).start();
				Service killed = Service.in(others).with("-Djava.io.tmpdir=" + alive.temporary()).start()) {
			alive.capture(0.1);
			killed.startCapture(60);
			killed.process().destroyForcibly().waitFor();
			Path notes = Files.createDirectories(alive.temporary().resolve("exectrace-notes"));
			assertThat(left(alive)).contains("exectrace-" + killed.pid());
			// This JVM is the next one
			ExecutionTrace
				.start(OutputStream.nullOutputStream(),
						TraceSettings.of(Duration.ofMinutes(1)).withDirectory(alive.temporary()).withAttachAgent(false))
				.close();
			assertThat(left(alive)).containsExactlyInAnyOrder("exectrace-" + alive.pid(),
					"exectrace-" + ProcessHandle.current().pid(), notes.getFileName().toString());
			alive.assertUnharmed();
		}
	}

	private static List<String> left(Service service) throws IOException {
		try (Stream<Path> paths = Files.list(service.temporary())) {
			return paths.map((path) -> path.getFileName().toString())
				.filter((name) -> name.startsWith("exectrace-"))
				.toList();
		}
	}

	enum Way {

		SIGNAL {

			@Override
			void end(Service service) {
				service.process().destroy();
			}

		},

		EXIT {

			@Override
			void end(Service service) {
				service.post("/exit");
			}

		};

		abstract void end(Service service);

	}

}
