package dev.exectrace.faulttest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recordings of others, which share the JVM's recorder.
 */
class RecordingsTests {

	@Test
	void ofOthersStartAndEndWhileACaptureRunsAndBothGetWhatIsTheirs(@TempDir Path directory) throws IOException {
		try (Service service = Service.in(directory).start()) {
			service.capture(0.1);
			service.post("/recordings/before");
			RunningCapture capture = service.startCapture(60);
			service.post("/recordings/during");
			Path before = end(service, directory, "before");
			service.endpoint("DELETE", "");
			CapturedTrace trace = capture.read().assertWhole();
			assertThat(trace.trace().facts().otherRecordings()).contains("before", "during");
			assertThat(service.get("/state")).contains("during RUNNING").doesNotContain("exectrace RUNNING");
			service.assertUnharmed();
			assertThat(service.get("/state")).contains("during RUNNING");
			Path during = end(service, directory, "during");
			for (Path file : new Path[] { before, during }) {
				assertThat(RecordingFile.readAllEvents(file))
					.anyMatch((event) -> event.getEventType().getName().equals("jdk.JVMInformation"));
			}
			service.assertUnharmed();
		}
	}

	private static Path end(Service service, Path directory, String name) {
		Path file = directory.resolve(name + ".jfr");
		service.post("/recordings/" + name + "/end?file=" + file);
		assertThat(Files.exists(file)).isTrue();
		return file;
	}

}
