package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody cleans the directory for temporary files.
 */
class TemporaryDirectoryTests {

	@Test
	void isDeletedBetweenCapturesAndDuringOne(@TempDir Path directory) throws IOException {
		try (Service service = Service.in(directory).start()) {
			service.capture(0.1).assertWhole();
			deleteIn(service.temporary());
			service.assertUnharmed();
			RunningCapture capture = service.startCapture(3);
			deleteIn(service.temporary());
			CapturedTrace trace = capture.read();
			assertThat(trace.trace().facts().losses()).isNotEmpty();
			// As the JVM's recorder makes it again, for all to read
			Files.createDirectories(service.spools());
			Files.setPosixFilePermissions(service.spools(), PosixFilePermissions.fromString("rwxr-xr-x"));
			service.assertUnharmed();
			assertThat(Files.getPosixFilePermissions(service.spools()))
				.isEqualTo(PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void isDeletedUnderTheFlightRecorder(@TempDir Path directory) throws IOException {
		try (Service service = Service.in(directory).set("exectrace.flight-recorder.enabled=true").start()) {
			Awaitility.await().until(() -> service.endpoint("GET", "?last=5s").statusCode() == 200);
			deleteIn(service.temporary());
			assertThat(service.get("/hello")).isEqualTo("hello");
			Awaitility.await().until(() -> service.endpoint("GET", "?last=5s").statusCode() == 200);
		}
	}

	private static void deleteIn(Path directory) throws IOException {
		try (Stream<Path> paths = Files.walk(directory)) {
			paths.filter((path) -> !path.equals(directory)).sorted(Comparator.reverseOrder()).forEach((path) -> {
				try {
					Files.deleteIfExists(path);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
	}

}
