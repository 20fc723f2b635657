package dev.exectrace.loadtest.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link CaptureClient}.
 */
class CaptureClientTests {

	private static final Duration DURATION = Duration.ofMillis(1500);

	@TempDir
	private Path directory;

	private HttpServer server;

	private volatile int status = 200;

	@BeforeEach
	void startServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/actuator/exectrace", (exchange) -> {
			byte[] body = exchange.getRequestURI().getQuery().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		}).setAuthenticator(new BasicAuthenticator("exectrace") {

			@Override
			public boolean checkCredentials(String username, String password) {
				return username.equals("exectrace") && password.equals("secret");
			}

		});
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	@Test
	void writesTheAnswerToTheFile() throws IOException {
		Path file = this.directory.resolve("trace.jfr");
		assertThat(client("secret").capture(DURATION, file)).isEqualTo(file.toFile().length());
		assertThat(file).hasContent("seconds=1.5");
	}

	@Test
	void refusalIsToldWithItsReason() {
		this.status = 409;
		assertThatIllegalStateException()
			.isThrownBy(() -> client("secret").capture(DURATION, this.directory.resolve("trace.jfr")))
			.withMessageContaining("answered 409: seconds=1.5");
	}

	@Test
	void wrongPasswordIsTold() {
		assertThatIllegalStateException()
			.isThrownBy(() -> client("other").capture(DURATION, this.directory.resolve("trace.jfr")))
			.withMessageContaining("answered 401");
	}

	@Test
	void missingEndpointIsTold() {
		CaptureClient client = client("secret");
		this.server.stop(0);
		assertThatIllegalStateException()
			.isThrownBy(() -> client.capture(DURATION, this.directory.resolve("trace.jfr")))
			.withMessageContaining("Nothing listens at 127.0.0.1:");
	}

	@Test
	void waitsForAnEndpointThatIsStillStarting() throws Exception {
		int port = this.server.getAddress().getPort();
		this.server.stop(0);
		CaptureClient client = new CaptureClient(port, "secret");
		Thread waiting = Thread.ofPlatform().start(() -> {
			try {
				client.awaitListening();
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		while (waiting.isAlive() && waiting.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertThat(socket.accept()).isNotNull();
			assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
		}
	}

	@Test
	void takenPortIsNamed() {
		int port = this.server.getAddress().getPort();
		assertThatIllegalStateException().isThrownBy(() -> CaptureClient.requireFreePort(port))
			.withMessageContaining(port + " of 127.0.0.1 is taken");
	}

	@Test
	void freePortPasses() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThatNoException().isThrownBy(() -> CaptureClient.requireFreePort(port));
	}

	private CaptureClient client(String password) {
		return new CaptureClient(this.server.getAddress().getPort(), password);
	}

}
