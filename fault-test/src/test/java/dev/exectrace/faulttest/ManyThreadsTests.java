package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Very many virtual threads, and very many carriers.
 */
@Tag("heavy")
class ManyThreadsTests {

	private static final int MILLION = 1_000_000;

	private static final int CARRIERS = 256;

	private static final int HELD = 200;

	@Test
	void aMillionThreads(@TempDir Path directory) throws IOException {
		// They take 1.1 GiB, and a full heap would be collected over and over
		try (Service service = Service.in(directory).with("-Xmx3g").start()) {
			service.capture(0.1);
			RunningCapture capture = service.startCapture(60);
			assertThat(service.post("/threads?count=" + MILLION)).isEqualTo(Integer.toString(MILLION));
			service.endpoint("DELETE", "");
			CapturedTrace trace = capture.read().assertWholeOrSaysThatItIsNot();
			assertThat(trace.trace().runs().count()).isGreaterThan(MILLION / 10);
			service.assertUnharmed();
		}
	}

	@Test
	void hundredsOfCarriersThatAreHeld(@TempDir Path directory) throws Exception {
		Path pipe = directory.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		try (Service service = Service.in(directory)
			.with("-Djdk.virtualThreadScheduler.parallelism=" + CARRIERS,
					"-Djdk.virtualThreadScheduler.maxPoolSize=" + CARRIERS)
			.start()) {
			service.capture(0.1);
			RunningCapture held = service.startCapture(60);
			service.post("/readers?pipe=" + pipe + "&count=" + HELD);
			awaitCarriers(service);
			try (OutputStream writer = Files.newOutputStream(pipe)) {
				writer.write(new byte[HELD]);
			}
			service.endpoint("DELETE", "");
			held.read().assertWhole();
			service.assertUnharmed();
		}
	}

	@Test
	void hundredsOfCarriersThatAreAddedForOthersThatAreHeld(@TempDir Path directory) throws Exception {
		Path file = Files.createFile(directory.resolve("locked"));
		try (Service service = Service.in(directory)
			.with("-Xmx320m", "-Djdk.virtualThreadScheduler.parallelism=2",
					"-Djdk.virtualThreadScheduler.maxPoolSize=" + CARRIERS)
			.start()) {
			service.capture(0.1);
			RunningCapture held = service.startCapture(60);
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
					FileLock lock = channel.lock()) {
				service.post("/lockers?file=" + file + "&count=" + HELD);
				awaitCarriers(service);
			}
			service.endpoint("DELETE", "");
			assertThat(held.read().trace().facts().losses())
				.allMatch((loss) -> loss.contains("run slices were dropped"));
			service.assertUnharmed();
		}
	}

	private static void awaitCarriers(Service service) {
		Awaitility.await().until(() -> JsonPath.<Integer>read(service.get("/state"), "$.carriers") > HELD);
	}

}
