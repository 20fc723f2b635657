package dev.exectrace.faulttest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;

import dev.exectrace.faulttest.service.FaultyService;

/**
 * Starts the service.
 */
final class ServiceStart {

	static final String LOG = "service.log";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Path directory;

	private final List<String> prefix = new ArrayList<>();

	private final List<String> options = new ArrayList<>();

	private final List<String> properties = new ArrayList<>();

	ServiceStart(Path directory) {
		this.directory = directory;
	}

	/** Runs the JVM by way of another command. */
	ServiceStart by(String... command) {
		this.prefix.addAll(List.of(command));
		return this;
	}

	/** Options of the JVM. */
	ServiceStart with(String... options) {
		this.options.addAll(List.of(options));
		return this;
	}

	/** Properties of the application, as name=value. */
	ServiceStart set(String... properties) {
		this.properties.addAll(List.of(properties));
		return this;
	}

	Service start() throws IOException {
		Path temporary = Files.createDirectories(this.directory.resolve("tmp"));
		Path ports = this.directory.resolve("service.port");
		Path managementPorts = this.directory.resolve("service-management.port");
		Files.deleteIfExists(ports);
		Files.deleteIfExists(managementPorts);
		List<String> command = new ArrayList<>(this.prefix);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// Starts sooner with one compiler
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary,
				"-D" + FaultyService.PORTS + "=" + ports));
		command.addAll(this.options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), FaultyService.class.getName(),
				"--server.port=0", "--server.address=127.0.0.1", "--management.server.port=0",
				"--management.server.address=127.0.0.1", "--spring.threads.virtual.enabled=true",
				"--exectrace.user.password=secret", "--spring.main.banner-mode=off",
				// They turn the hooks on now and then, too
				"--exectrace.metrics.scheduler.enabled=false"));
		this.properties.forEach((property) -> command.add("--" + property));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve(LOG).toFile());
		Process process = builder.start();
		try {
			Awaitility.await().atMost(PATIENCE).until(() -> {
				if (!process.isAlive()) {
					throw new IllegalStateException(
							"The service did not start:\n" + Files.readString(this.directory.resolve(LOG)));
				}
				return isWritten(ports) && isWritten(managementPorts);
			});
			return new Service(process, this.directory, port(ports), port(managementPorts));
		}
		catch (RuntimeException ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	private static boolean isWritten(Path file) throws IOException {
		return Files.exists(file) && Files.size(file) > 0;
	}

	private static int port(Path file) throws IOException {
		return Integer.parseInt(Files.readString(file).trim());
	}

}
