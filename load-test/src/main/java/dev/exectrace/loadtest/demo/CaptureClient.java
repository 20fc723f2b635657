package dev.exectrace.loadtest.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * Captures traces through the endpoint, as {@code curl -u} does.
 */
public final class CaptureClient {

	private static final int PORT = 8181;

	private static final int TIMEOUT_MILLIS = 20_000;

	private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

	private final int port;

	private final String authorization;

	/**
	 * A client of the port that the starter takes by default.
	 * @param password the password of the endpoint's user
	 */
	public CaptureClient(String password) {
		this(PORT, password);
	}

	/**
	 * A client of another port.
	 * @param port the management port
	 * @param password the password of the endpoint's user
	 */
	public CaptureClient(int port, String password) {
		this.port = port;
		byte[] credentials = ("exectrace:" + password).getBytes(StandardCharsets.UTF_8);
		this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
	}

	/**
	 * Fails if something else listens where the endpoint will.
	 */
	public static void requireFreePort() throws IOException {
		requireFreePort(PORT);
	}

	static void requireFreePort(int port) throws IOException {
		if (listens(port)) {
			throw new IllegalStateException(
					"Port %d of 127.0.0.1 is taken, and that is where the trace is captured: ".formatted(port)
							+ "stop what listens there and try again");
		}
	}

	private static boolean listens(int port) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
			return true;
		}
		catch (ConnectException ex) {
			return false;
		}
	}

	/**
	 * Waits until the management port listens, which a service opens after its own.
	 * @throws IllegalStateException if it does not within half a minute
	 */
	public void awaitListening() throws IOException, InterruptedException {
		long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
		while (!listens(this.port)) {
			if (System.nanoTime() - deadline > 0) {
				throw nothingListens(null);
			}
			TimeUnit.MILLISECONDS.sleep(50);
		}
	}

	/**
	 * Captures a trace.
	 * @param duration how long
	 * @param file where to
	 * @return its size in bytes
	 */
	public long capture(Duration duration, Path file) throws IOException {
		URI url = URI.create(
				"http://127.0.0.1:%d/actuator/exectrace?seconds=%s".formatted(this.port, duration.toMillis() / 1000.0));
		HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
		connection.setRequestProperty("Authorization", this.authorization);
		connection.setConnectTimeout(TIMEOUT_MILLIS);
		connection.setReadTimeout(TIMEOUT_MILLIS);
		connect(connection);
		if (connection.getResponseCode() != 200) {
			throw new IllegalStateException(
					"%s answered %d: %s".formatted(url, connection.getResponseCode(), error(connection)));
		}
		try (InputStream input = connection.getInputStream()) {
			return Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private void connect(HttpURLConnection connection) throws IOException {
		try {
			connection.connect();
		}
		catch (ConnectException ex) {
			throw nothingListens(ex);
		}
	}

	private IllegalStateException nothingListens(ConnectException cause) {
		return new IllegalStateException(
				"Nothing listens at 127.0.0.1:%d, where the trace should be captured, see the service's log"
					.formatted(this.port),
				cause);
	}

	private static String error(HttpURLConnection connection) throws IOException {
		try (InputStream input = connection.getErrorStream()) {
			return (input != null) ? new String(input.readAllBytes(), StandardCharsets.UTF_8) : "";
		}
	}

}
