package dev.exectrace.loadtest.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demo service in a JVM of its own, of the same kind as this one.
 */
public final class DemoProcess implements AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

	private static final int LINES_TO_SHOW = 25;

	private final Process process;

	private final URI url;

	private final Path log;

	private final Thread shutdownHook = new Thread(this::stop, "stop-demo");

	private DemoProcess(Process process, URI url, Path log) {
		this.process = process;
		this.url = url;
		this.log = log;
		Runtime.getRuntime().addShutdownHook(this.shutdownHook);
	}

	/**
	 * Starts the service and waits until it answers.
	 * @param jar its executable jar
	 * @param password the password for the endpoint
	 * @param log the file for its output
	 * @return the running service
	 */
	public static DemoProcess start(Path jar, String password, Path log) throws IOException, InterruptedException {
		return start(jar, password, log, List.of(), List.of());
	}

	/**
	 * Starts the service in its own way and waits until it answers.
	 * @param jar its executable jar
	 * @param password the password for the endpoint
	 * @param log the file for its output
	 * @param options for its JVM
	 * @param arguments for the service
	 * @return the running service
	 */
	public static DemoProcess start(Path jar, String password, Path log, List<String> options, List<String> arguments)
			throws IOException, InterruptedException {
		if (!Files.exists(jar)) {
			throw new IllegalStateException("There is no " + jar + ": build the demo service first");
		}
		int port = freePort();
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		// In the environment, where other users of this machine cannot read it
		builder.environment().put("EXECTRACE_USER_PASSWORD", password);
		builder.redirectErrorStream(true).redirectOutput(log.toFile());
		URI url = URI.create("http://127.0.0.1:" + port);
		DemoProcess demo = new DemoProcess(builder.start(), url, log);
		try {
			demo.awaitReady();
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			demo.close();
			throw ex;
		}
		return demo;
	}

	/**
	 * Where it listens.
	 * @return the URL
	 */
	public URI url() {
		return this.url;
	}

	/**
	 * Its process id.
	 * @return the process id
	 */
	public long pid() {
		return this.process.pid();
	}

	/**
	 * The CPU time it has used.
	 * @return the time
	 */
	public Duration cpu() {
		return this.process.info()
			.totalCpuDuration()
			.orElseThrow(() -> new IllegalStateException("The demo service has died, see " + this.log));
	}

	private void awaitReady() throws IOException, InterruptedException {
		long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
		while (!answers()) {
			if (this.process.waitFor(200, TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException("The demo service did not start:\n" + lastLines());
			}
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("The demo service did not answer within %d s:\n%s"
					.formatted(START_TIMEOUT.toSeconds(), lastLines()));
			}
		}
	}

	private boolean answers() {
		try {
			HttpURLConnection connection = (HttpURLConnection) this.url.resolve("/hello").toURL().openConnection();
			connection.setConnectTimeout(1000);
			connection.setReadTimeout(5000);
			return connection.getResponseCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String lastLines() throws IOException {
		List<String> lines = Files.readAllLines(this.log);
		return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TO_SHOW), lines.size()));
	}

	/**
	 * A port where nothing listens now.
	 * @return the port
	 */
	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void stop() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		stop();
		Runtime.getRuntime().removeShutdownHook(this.shutdownHook);
	}

}
