package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.exectrace.tool.Exectrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CaptureCommandTests {

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private int run(Object... arguments) {
		List<String> texts = new ArrayList<>(List.of("capture", "--no-progress"));
		for (Object argument : arguments) {
			texts.add(argument.toString());
		}
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(texts.toArray(String[]::new));
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void capturesToFile() throws Exception {
		byte[] trace = Endpoint.trace();
		Path file = this.directory.resolve("trace.jfr");
		Files.writeString(file, "the last one");
		try (Endpoint endpoint = Endpoint.streaming(trace)) {
			assertThat(run(endpoint.address(), "--seconds", "0.50", "-o", file)).as(this.err::toString).isZero();
			assertThat(endpoint.requests).containsExactly("GET /actuator/exectrace?seconds=0.50");
		}
		assertThat(file).hasBinaryContent(trace);
		assertThat(files()).containsExactly("trace.jfr");
		assertThat(this.out.toString()).contains(file.toString());
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void capturesSeveralAtOnceToFilesOfTheirOwn() throws Exception {
		byte[] trace = Endpoint.trace();
		// The first ends when the second is asked, so one after the other would never end
		try (Endpoint second = Endpoint.streaming(trace); Endpoint first = new Endpoint((exchange) -> {
			if (exchange.getRequestURI().getPath().endsWith("/status")) {
				exchange.sendResponseHeaders(404, -1);
				exchange.close();
				return;
			}
			Endpoint.start(exchange);
			try (OutputStream body = exchange.getResponseBody()) {
				while (!second.requests.contains("GET /actuator/exectrace?seconds=5")) {
					Thread.onSpinWait();
				}
				body.write(trace);
			}
		})) {
			assertThat(run(first.address(), second.address(), "-o", this.directory.resolve("t.jfr")))
				.as(this.err::toString)
				.isZero();
			assertThat(files()).containsExactlyInAnyOrder("t-localhost-" + first.port() + ".jfr",
					"t-localhost-" + second.port() + ".jfr");
		}
	}

	@Test
	void sameHostTwiceGetsTwoFiles() throws Exception {
		try (Endpoint endpoint = Endpoint.streaming(Endpoint.trace())) {
			assertThat(run(endpoint.address(), endpoint.address() + "/other/exectrace", "-o", this.directory)).isZero();
			assertThat(endpoint.requests).contains("GET /actuator/exectrace?seconds=5",
					"GET /other/exectrace?seconds=5");
		}
		assertThat(files()).hasSize(2).allMatch((name) -> name.endsWith(".jfr"));
	}

	@Test
	void oneThatFailsLeavesTheOthers() throws Exception {
		try (Endpoint good = Endpoint.streaming(Endpoint.trace());
				Endpoint bad = Endpoint.problem(409, "A capture is already running, until noon at the latest")) {
			assertThat(run(bad.address(), good.address(), "-o", this.directory.resolve("t.jfr"))).isEqualTo(1);
			assertThat(files()).containsExactly("t-localhost-" + good.port() + ".jfr");
			assertThat(this.err.toString()).contains("localhost:" + bad.port());
		}
	}

	@ParameterizedTest
	@CsvSource({ "400, seconds must be at most 600, --seconds",
			"401, Name and password are required, EXECTRACE_PASSWORD",
			"403, The user may not use this endpoint, exectrace.user.name",
			"409, A capture is already running, wait for it", "503, No space on disk, log" })
	void refusalIsToldInTheServersWordsWithACure(int status, String detail, String cure) throws Exception {
		try (Endpoint endpoint = Endpoint.problem(status, detail)) {
			assertThat(run(endpoint.address(), "-o", this.directory.resolve("t.jfr"))).isEqualTo(1);
		}
		assertThat(this.err.toString()).startsWith("exectrace: ")
			.contains("\"" + detail + "\"", "HTTP " + status, cure)
			.doesNotContain("\tat ", "bug");
		assertThat(files()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "404, text/html, <html>, HTTP 404", "200, text/html, <html>Log in, which is no trace",
			"500, application/problem+json, {\"detail\": , HTTP 500", "302, text/plain, gone, HTTP 302",
			"200, application/octet-stream, '', sent no trace" })
	void otherServersAreTold(int status, String type, String body, String told) throws Exception {
		try (Endpoint endpoint = Endpoint.answering(status, type, body)) {
			assertThat(run(endpoint.address(), "-o", this.directory.resolve("t.jfr"))).isEqualTo(1);
		}
		assertThat(this.err.toString()).startsWith("exectrace: ").contains(told).doesNotContain("\tat ", "bug");
		assertThat(files()).isEmpty();
	}

	@Test
	void nobodyListeningIsExplained() throws Exception {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThat(run("localhost:" + port, "-o", this.directory.resolve("t.jfr"))).isEqualTo(1);
		assertThat(this.err.toString()).contains("nothing listens at http://localhost:" + port, "8181")
			.doesNotContain("\tat ");
	}

	@Test
	void unknownHostIsExplained() throws Exception {
		assertThat(run("no-such-host.invalid", "-o", this.directory.resolve("t.jfr"))).isEqualTo(1);
		assertThat(this.err.toString()).contains("no host is known as no-such-host.invalid");
		assertThat(files()).isEmpty();
	}

	@Test
	void missingDirectoryIsToldBeforeCapturing() throws Exception {
		try (Endpoint endpoint = Endpoint.streaming(Endpoint.trace())) {
			assertThat(run(endpoint.address(), "-o", this.directory.resolve("none/t.jfr"))).isEqualTo(1);
			assertThat(endpoint.requests).isEmpty();
		}
		assertThat(this.err.toString()).contains("does not exist");
	}

	@Test
	void traceCutShortIsKeptAndSaidToBe() throws Exception {
		byte[] trace = Endpoint.trace();
		Path file = this.directory.resolve("t.jfr");
		try (Endpoint endpoint = new Endpoint((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
			exchange.sendResponseHeaders(200, trace.length * 2L);
			exchange.getResponseBody().write(trace);
			exchange.getResponseBody().flush();
			throw new IOException("the application was killed");
		})) {
			assertThat(run(endpoint.address(), "-o", file)).isEqualTo(1);
		}
		assertThat(file).hasBinaryContent(trace);
		assertThat(files()).containsExactly("t.jfr");
		assertThat(this.err.toString()).contains("is cut short");
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void fullDiskEndsTheCaptureAndKeepsWhatCame() throws Exception {
		try (Endpoint endpoint = Endpoint.streaming(new byte[1 << 22])) {
			// A limit of a file's size stands for the disk; its unit is 512 bytes or 1024
			Process process = process(endpoint, "ann", "x", "sh", "-c", "ulimit -f 1024 && exec \"$@\"", "sh");
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(1);
		}
		assertThat(this.directory.resolve("output.txt")).content()
			.contains("is cut short: no more could be written")
			.doesNotContain("\tat ");
		assertThat(Files.size(this.directory.resolve("t.jfr"))).isBetween(1L << 18, 1L << 20);
		assertThat(files()).containsExactly("output.txt", "t.jfr");
	}

	@Test
	void sameUrlTwiceIsAUsageError() throws Exception {
		try (Endpoint endpoint = Endpoint.streaming(Endpoint.trace())) {
			assertThat(run(endpoint.address(), endpoint.address())).isEqualTo(2);
			assertThat(endpoint.requests).isEmpty();
		}
	}

	@Test
	void runsTheNextCommandOnEachTrace() throws Exception {
		try (Endpoint one = Endpoint.streaming(Endpoint.trace()); Endpoint two = Endpoint.streaming(Endpoint.trace())) {
			assertThat(run(one.address(), two.address(), "-o", this.directory, "--then", "threads --json"))
				.as(this.err::toString)
				.isZero();
		}
		assertThat(this.out.toString()).startsWith("[").contains("]");
		assertThat(this.err.toString().split("==> ")).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "capture", "" })
	void unknownNextCommandIsToldBeforeCapturing(String next) throws Exception {
		try (Endpoint endpoint = Endpoint.streaming(Endpoint.trace())) {
			assertThat(run(endpoint.address(), "--then", next)).isEqualTo(2);
			assertThat(endpoint.requests).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "x", "1e999999999", "1e-999999999" })
	void refusesWhatIsNoDuration(String seconds) {
		assertThat(run("localhost", "--seconds", seconds)).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://ann:secret@localhost:8181", "ftp://localhost", "localhost:8181?seconds=5",
			"http://", "a b", "" })
	void refusesWhatIsNoAddress(String url) {
		assertThat(run(url)).isEqualTo(2);
		assertThat(this.err.toString()).doesNotContain("\tat ", "secret");
	}

	@Test
	void sendsCredentialsOfTheEnvironment() throws Exception {
		try (Endpoint endpoint = Endpoint.streaming(Endpoint.trace())) {
			Process process = process(endpoint, "ann", "geheim:ö");
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isZero();
			assertThat(endpoint.authorizations).containsExactly("Basic YW5uOmdlaGVpbTrDtg==");
		}
	}

	@Test
	void toldToStopEndsTheCaptureAndKeepsItsTrace() throws Exception {
		byte[] trace = Endpoint.trace();
		try (Endpoint endpoint = Endpoint.untilDeleted(trace)) {
			Process process = process(endpoint, "ann", "x");
			assertThat(endpoint.streaming.await(30, TimeUnit.SECONDS)).isTrue();
			process.destroy();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(endpoint.requests).containsExactly("GET /actuator/exectrace?seconds=5",
					"DELETE /actuator/exectrace");
		}
		assertThat(this.directory.resolve("t.jfr")).hasBinaryContent(trace);
	}

	private Process process(Endpoint endpoint, String user, String password, String... before) throws IOException {
		List<String> command = new ArrayList<>(List.of(before));
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData",
				"-cp", System.getProperty("java.class.path"), Exectrace.class.getName(), "capture", endpoint.address(),
				"-o", this.directory.resolve("t.jfr").toString()));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put(Credentials.USER, user);
		builder.environment().put(Credentials.PASSWORD, password);
		builder.environment().put("LC_ALL", "C.UTF-8");
		return builder.redirectErrorStream(true).redirectOutput(this.directory.resolve("output.txt").toFile()).start();
	}

}
