package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that go away, and clients that read slowly or not at all.
 */
class ClientTests {

	@TempDir
	static Path directory;

	static Service service;

	@BeforeAll
	static void start() throws IOException {
		service = Service.in(directory).set("exectrace.spool.max-size=1MB").start();
		// The agent is attached before
		service.capture(0.1);
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@AfterEach
	void serviceIsUnharmed() {
		service.post("/noise?on=false");
		service.assertUnharmed();
	}

	@Test
	void goesAwayBeforeTheFirstByte() throws IOException {
		for (int i = 0; i < 5; i++) {
			request(60).close();
		}
	}

	@Test
	void goesAwayInTheMiddle() throws IOException {
		try (Socket client = request(60)) {
			client.getInputStream().readNBytes(1000);
			assertThat(service.captures()).isTrue();
		}
	}

	@Test
	void goesAwayWithTheEndUnread() throws IOException {
		try (Socket client = request(0.5)) {
			client.getInputStream().readNBytes(1);
			Awaitility.await().until(() -> !service.captures());
		}
	}

	@Test
	void readsNothing() throws IOException {
		try (Socket client = request(60)) {
			Awaitility.await().until(service::captures);
			service.post("/noise?on=true");
			Awaitility.await().until(() -> !service.captures());
			service.post("/noise?on=false");
			// While that client is still there
			service.capture(0.3).assertWhole();
		}
		assertThat(service.log()).doesNotContain("Exception");
	}

	@Test
	void readsAByteNowAndThen() throws IOException {
		try (Socket client = request(60)) {
			InputStream input = client.getInputStream();
			Awaitility.await().until(service::captures);
			service.post("/noise?on=true");
			Awaitility.await().until(() -> input.read() >= 0 && !service.captures());
			service.post("/noise?on=false");
			service.capture(0.3).assertWhole();
		}
	}

	/** Sends a request, and takes as little of the answer as a system lets it. */
	private static Socket request(double seconds) throws IOException {
		Socket socket = new Socket();
		socket.setOption(StandardSocketOptions.SO_RCVBUF, 1024);
		// Goes away at once, as a process does that is killed
		socket.setSoLinger(true, 0);
		socket.connect(new InetSocketAddress("127.0.0.1", service.managementPort()));
		String request = "GET " + Service.ENDPOINT + "?seconds=" + seconds + " HTTP/1.1\r\nHost: localhost:"
				+ service.managementPort() + "\r\nAuthorization: " + Service.AUTHORIZATION + "\r\n\r\n";
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

}
