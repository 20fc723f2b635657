package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A disk that is full. The service has one of its own, in a namespace of mounts that goes
 * with it; where the system allows for none, the tests are skipped.
 */
class DiskTests {

	private static final String[] OWN_DISK = { "unshare", "--map-root-user", "--mount", "sh", "-c",
			"mount -t tmpfs -o size=64m disk \"$0\" && exec \"$@\"" };

	/**
	 * Enough for the JVM's recorder to end, which it does not survive to find too little
	 * for.
	 */
	private static final int ALMOST_NOTHING = 8 << 20;

	@BeforeAll
	static void namespacesAreAllowed() throws InterruptedException {
		try {
			Process process = new ProcessBuilder("unshare", "--map-root-user", "--mount", "true").start();
			assumeTrue(process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0, "No namespaces");
		}
		catch (IOException ex) {
			assumeTrue(false, "No unshare");
		}
	}

	@Test
	void isFullBeforeACaptureAndGetsFullDuringOne(@TempDir Path directory) throws IOException {
		Path disk = Files.createDirectory(directory.resolve("disk"));
		try (Service service = onOwnDisk(directory, disk).start()) {
			service.capture(0.1).assertWhole();
			Path ballast = fill(service, disk, 0);
			HttpResponse<String> refusal = service.endpoint("GET", "?seconds=1");
			assertThat(refusal.statusCode()).isEqualTo(503);
			assertThat(refusal.body()).contains("free some space");
			assertThat(service.get("/hello")).isEqualTo("hello");
			Files.delete(ballast);
			service.assertUnharmed();
			RunningCapture capture = service.startCapture(60);
			fill(service, disk, ALMOST_NOTHING);
			assertThat(capture.read().trace().facts().losses())
				.anyMatch((loss) -> loss.startsWith("The capture ended before its time"));
			Files.delete(ballast);
			service.assertUnharmed();
		}
	}

	@Test
	void flightRecorderIsOnAgainWhenThereIsSpace(@TempDir Path directory) throws IOException {
		Path disk = Files.createDirectory(directory.resolve("disk"));
		try (Service service = onOwnDisk(directory, disk)
			.set("exectrace.flight-recorder.enabled=true", "exectrace.flight-recorder.directory=" + disk)
			.start()) {
			Awaitility.await().until(() -> service.endpoint("GET", "?last=5s").statusCode() == 200);
			Path ballast = fill(service, disk, ALMOST_NOTHING);
			Awaitility.await().until(() -> !records(service));
			Files.delete(ballast);
			fill(service, disk, 0);
			assertThat(service.endpoint("GET", "?last=5s").statusCode()).isNotEqualTo(200);
			assertThat(service.get("/hello")).isEqualTo("hello");
			Files.delete(ballast);
			Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> records(service));
			Awaitility.await().until(() -> service.endpoint("GET", "?last=5s").statusCode() == 200);
		}
	}

	private static boolean records(Service service) {
		return JsonPath.<Map<String, Object>>read(service.status(), "$").containsKey("flightRecorder");
	}

	private static ServiceStart onOwnDisk(Path directory, Path disk) {
		String[] command = Arrays.copyOf(OWN_DISK, OWN_DISK.length + 1);
		command[OWN_DISK.length] = disk.toString();
		return Service.in(directory).by(command).set("exectrace.spool.directory=" + disk);
	}

	/** Writes a file until so little is left, as the service sees it. */
	private static Path fill(Service service, Path disk, int left) throws IOException {
		Path root = Path.of("/proc", Long.toString(service.pid()), "root");
		Path ballast = root.resolve(Path.of("/").relativize(disk.resolve("ballast")));
		long free = ballast.getParent().toFile().getUsableSpace();
		try (OutputStream output = Files.newOutputStream(ballast)) {
			output.write(new byte[Math.toIntExact(free - left)]);
		}
		return ballast;
	}

}
