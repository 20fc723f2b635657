package dev.exectrace.faulttest;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services whose memory is short, or collected all the time.
 */
@Tag("heavy")
class MemoryTests {

	@Test
	void isExhaustedAndCollectedAllTheTimeWhileACaptureRuns(@TempDir Path directory) throws IOException {
		try (Service service = Service.in(directory).with("-Xmx128m").start()) {
			service.capture(0.1);
			RunningCapture capture = service.startCapture(60);
			service.post("/collections?count=20");
			service.endpoint("DELETE", "");
			capture.read().assertWhole();
			service.assertUnharmed();
			RunningCapture exhausted = service.startCapture(60);
			assertThat(service.post("/exhaustion?times=5")).isEqualTo("5");
			service.endpoint("DELETE", "");
			exhausted.read().assertWholeOrSaysThatItIsNot();
			service.assertUnharmed();
		}
	}

}
