package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.exectrace.tool.Exectrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for captures of instances from files and registries. The registries' answers were
 * recorded: Spring Boot Admin 4.1.2 with three instances of the demo service, and a
 * Eureka server of Spring Cloud 2025.1.0 with one client whose management port is its
 * own.
 */
@Timeout(60)
class CaptureInstancesTests {

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void fileNamesInstances() throws Exception {
		Path list = this.directory.resolve("orders.txt");
		try (Endpoint one = Endpoint.streaming(Endpoint.trace()); Endpoint two = Endpoint.streaming(Endpoint.trace())) {
			Files.writeString(list,
					"# tunnels\n\n orders-1 = " + one.address() + " # the first\r\n" + two.port() + "\n");
			for (String option : List.of("@" + list, "--instances=" + list)) {
				assertThat(run(option, "-o", this.directory.resolve("t.jfr"))).as(this.err::toString).isZero();
				assertThat(traces()).containsExactlyInAnyOrder("t-orders-1.jfr", "t-localhost-" + two.port() + ".jfr");
			}
		}
		assertThat(this.out.toString()).contains("from orders-1 (http://localhost:");
	}

	@ParameterizedTest
	@CsvSource({ "'a=8181\nb=ftp://x', 'line 2'", "'# nothing\n', names no instance", "'a=8181\na=8182', named a",
			"'a=8181\nb=8181', named twice" })
	void wrongFileIsToldWithItsLine(String text, String told) throws Exception {
		Path list = Files.writeString(this.directory.resolve("orders.txt"), text);

		assertThat(run("--instances", list)).isNotZero();
		assertThat(this.err.toString()).contains(told).doesNotContain("bug");
		assertThat(run("@" + this.directory.resolve("missing.txt"))).isEqualTo(1);
		assertThat(this.err.toString()).contains("missing.txt does not exist");
	}

	@Test
	void adminServersInstancesAreCapturedAtOnceAndSummedUpTogether() throws Exception {
		byte[] trace = Endpoint.trace();
		// Each waits for the others, so one after the other would never end
		CyclicBarrier all = new CyclicBarrier(3);
		try (Endpoint one = together(trace, all);
				Endpoint two = together(trace, all);
				Endpoint three = together(trace, all);
				Endpoint admin = Endpoint.answering(200, "application/json",
						recorded("admin-instances.json").replace(":18181/", ":" + one.port() + "/")
							.replace(":18182/", ":" + two.port() + "/")
							.replace(":18183/", ":" + three.port() + "/"))) {
			assertThat(run("--admin", "http://" + admin.address() + "/", "--service=^orders$", "-o", this.directory,
					"--then", "summary"))
				.as(this.err::toString)
				.isZero();
			assertThat(admin.requests).containsExactly("GET /instances");
			assertThat(admin.authorizations).containsExactly("null");
		}
		assertThat(traces()).hasSize(3).allMatch((name) -> name.startsWith("exectrace-orders-"));
		assertThat(this.out.toString()).contains("3 instances", "orders-53b0b3344499", "orders-b793f596bf77",
				"orders-d99356f2239b");
	}

	private static Endpoint together(byte[] trace, CyclicBarrier all) throws IOException {
		return new Endpoint((exchange) -> {
			if (exchange.getRequestURI().getPath().endsWith("/status")) {
				exchange.sendResponseHeaders(404, -1);
				exchange.close();
				return;
			}
			Endpoint.start(exchange);
			try (OutputStream body = exchange.getResponseBody()) {
				all.await(30, TimeUnit.SECONDS);
				body.write(trace);
			}
			catch (Exception ex) {
				throw new IOException(ex);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/eureka", "/eureka/", "/eureka/apps" })
	void eurekasInstancesAreThoseWithAManagementPort(String path) throws Exception {
		try (Endpoint one = Endpoint.streaming(Endpoint.trace());
				Endpoint eureka = Endpoint.answering(200, "application/json",
						recorded("eureka-apps.json").replace("192.0.2.2", "localhost")
							.replace("18790", Integer.toString(one.port())))) {
			assertThat(run("--eureka", eureka.address() + path, "-o", this.directory)).as(this.err::toString).isZero();
			assertThat(eureka.requests).containsExactly("GET /eureka/apps");
			assertThat(one.requests).containsExactly("GET /actuator/exectrace?seconds=5");
		}
		assertThat(traces()).singleElement().asString().startsWith("exectrace-orders-localhost-");
	}

	@Test
	void instancesOfOtherMachinesAreLeftOutWithoutAWordToThem() throws Exception {
		try (Endpoint eureka = Endpoint.answering(200, "application/json",
				recorded("eureka-apps.json").replace("192.0.2.2", "203.0.113.7"))) {
			assertThat(run("--eureka", eureka.address(), "-o", this.directory)).isEqualTo(1);
		}
		assertThat(this.err.toString()).contains("ssh -L 18181:localhost:18790 203.0.113.7", "1 on other machines");
		assertThat(traces()).isEmpty();
	}

	@Test
	void instancesWithoutTheEndpointAreNotAsked() throws Exception {
		String instances = recorded("admin-instances.json").replace("\"id\":\"exectrace\"", "\"id\":\"info\"");
		try (Endpoint admin = Endpoint.answering(200, "application/json", instances)) {
			assertThat(run("--admin", admin.address())).isEqualTo(1);
			assertThat(run("--admin", admin.address(), "--service=payments")).isEqualTo(1);
		}
		assertThat(this.err.toString()).contains("3 without the endpoint", "3 of other services", "have the starter");
	}

	@ParameterizedTest
	@CsvSource({ "401, text/plain, no, EXECTRACE_REGISTRY_PASSWORD",
			"302, text/plain, login, EXECTRACE_REGISTRY_PASSWORD", "404, text/plain, no, check its address",
			"500, text/plain, no, its log",
			"200, text/html, <html>, does not answer as a Spring Boot Admin server does",
			"200, application/json, {}, does not answer as a Spring Boot Admin server does",
			"200, application/json, '[{\"id\":', does not answer as a Spring Boot Admin server does" })
	void otherAnswersAreToldWithACure(int status, String type, String body, String told) throws Exception {
		try (Endpoint admin = Endpoint.answering(status, type, body)) {
			assertThat(run("--admin", admin.address())).isEqualTo(1);
		}
		assertThat(this.err.toString()).startsWith("exectrace: ").contains(told).doesNotContain("bug", "\tat ");
	}

	@Test
	void unreachableRegistryIsTold() throws Exception {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThat(run("--eureka", "localhost:" + port)).isEqualTo(1);
		assertThat(this.err.toString()).contains("/eureka/apps gave no answer",
				"check that a Eureka server runs there");
	}

	@Test
	void oneThatFailsIsNamedAndTheOthersAreKeptAndSummedUp() throws Exception {
		try (Endpoint one = Endpoint.streaming(Endpoint.trace());
				Endpoint two = Endpoint.streaming(Endpoint.trace());
				Endpoint bad = Endpoint.problem(503, "No space on disk")) {
			assertThat(run("a=" + one.address(), "b=" + bad.address(), "c=" + two.address(), "-o", this.directory,
					"--then", "summary"))
				.isEqualTo(1);
		}
		assertThat(this.err.toString()).contains("exectrace: b: ", "No space on disk");
		assertThat(this.out.toString()).contains("2 instances");
		assertThat(traces()).hasSize(2);
	}

	@Test
	void firstCapturesAttachTheirAgentsBeforeAllBegin() throws Exception {
		byte[] trace = Endpoint.trace();
		try (Endpoint fresh = withStatus(trace, "NOT_ATTACHED"); Endpoint known = withStatus(trace, "INSTALLED")) {
			assertThat(run(fresh.address(), known.address(), "-o", this.directory)).as(this.err::toString).isZero();
			assertThat(fresh.requests).containsExactly("GET /actuator/exectrace/status",
					"GET /actuator/exectrace?seconds=0.1", "GET /actuator/exectrace?seconds=5");
			assertThat(known.requests).containsExactly("GET /actuator/exectrace/status",
					"GET /actuator/exectrace?seconds=5");
		}
	}

	private static Endpoint withStatus(byte[] trace, String state) throws IOException {
		return new Endpoint((exchange) -> {
			byte[] answer = trace;
			if (exchange.getRequestURI().getPath().endsWith("/status")) {
				answer = ("{\"agent\":{\"state\":\"" + state + "\",\"missingHooks\":[]},\"level\":\"JDK\"}")
					.getBytes(StandardCharsets.UTF_8);
			}
			Endpoint.start(exchange);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(answer);
			}
		});
	}

	@Test
	void nothingToCaptureIsAUsageError() {
		assertThat(run("-o", this.directory)).isEqualTo(2);
		assertThat(run("--admin", "http://ann:secret@localhost:1")).isEqualTo(2);
		assertThat(this.err.toString()).contains("--instances, --admin or --eureka", "EXECTRACE_REGISTRY_PASSWORD")
			.doesNotContain("secret@");
	}

	private static String recorded(String name) throws IOException {
		try (InputStream in = CaptureInstancesTests.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private List<String> traces() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).filter((name) -> name.endsWith(".jfr")).toList();
		}
	}

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

}
