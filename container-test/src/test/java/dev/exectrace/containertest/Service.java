package dev.exectrace.containertest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo service in a container, with its endpoint as the starter has it by default. It
 * has no network unless it is given one, and no port is published.
 */
final class Service extends GenericContainer<Service> {

	static final String ENDPOINT = "http://localhost:8181/actuator/exectrace";

	private static final String PASSWORD = "of this test";

	private static final String AUTHORIZATION = "Basic "
			+ Base64.getEncoder().encodeToString(("exectrace:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

	private static final Duration START = Duration.ofMinutes(2);

	/**
	 * Creates the container.
	 * @param runtime the Java to run on
	 * @param options the JVM's options
	 */
	Service(Path runtime, String... options) {
		super(Images.JRE);
		withEnv("SERVER_ADDRESS", "0.0.0.0");
		withEnv("EXECTRACE_USER_PASSWORD", PASSWORD);
		withCommand(command(options));
		withNetworkMode("none");
		waitingFor(Wait.forLogMessage(".*Started DemoApplication.*", 1).withStartupTimeout(START));
		withCreateContainerCmdModifier((container) -> container.getHostConfig()
			.withBinds(readOnly(runtime, "/runtime"),
					readOnly(Path.of(System.getProperty("demo.service.jar")), "/service.jar"),
					readOnly(Path.of("target", "test-classes"), "/tests")));
	}

	private static String[] command(String... options) {
		// Starts sooner with one compiler
		List<String> command = new ArrayList<>(List.of("/runtime/bin/java", "-XX:TieredStopAtLevel=1"));
		command.addAll(List.of(options));
		command.addAll(List.of("-jar", "/service.jar"));
		return command.toArray(String[]::new);
	}

	private static Bind readOnly(Path path, String target) {
		return new Bind(path.toAbsolutePath().toString(), new Volume(target), AccessMode.ro);
	}

	/**
	 * Bounds the memory of the container, with no swap beside it.
	 */
	Service withMemory(long bytes) {
		return withCreateContainerCmdModifier(
				(container) -> container.getHostConfig().withMemory(bytes).withMemorySwap(bytes));
	}

	/**
	 * Lets the container write nowhere but where a file system in memory is mounted.
	 */
	Service withReadOnlyFiles() {
		return withCreateContainerCmdModifier((container) -> container.getHostConfig().withReadonlyRootfs(true));
	}

	/**
	 * Has a user run the service that is not root.
	 */
	Service withOrdinaryUser() {
		return withCreateContainerCmdModifier((container) -> container.withUser("1000:1000"));
	}

	/**
	 * Captures from within the container, with what is on board.
	 */
	Trace capture() throws Exception {
		ExecResult result = execInContainer("sh", "-c",
				"wget -q -O - --header 'Authorization: " + AUTHORIZATION + "' '" + ENDPOINT + "?seconds=1' | base64");
		assertThat(result.getStdout()).as(result.getStderr()).isNotBlank();
		return Trace.of(Base64.getMimeDecoder().decode(result.getStdout()));
	}

	/**
	 * Asks for a capture that is refused.
	 * @return the status and the problem detail
	 */
	String refusal() throws Exception {
		ExecResult result = execInContainer("/runtime/bin/java", "-Xmx16m", "-XX:+UseSerialGC", "-XX:-UsePerfData",
				"-cp", "/tests", Request.class.getName(), ENDPOINT + "?seconds=1", AUTHORIZATION);
		assertThat(result.getExitCode()).as(result.getStderr()).isZero();
		return result.getStdout();
	}

	/**
	 * The names of the files in a directory of the container, and below.
	 */
	String files(String directory) throws IOException, InterruptedException {
		return execInContainer("ls", "-R", directory).getStdout();
	}

	/**
	 * Whether the service serves, and has not been started anew.
	 */
	void assertUnharmed() throws IOException, InterruptedException {
		assertThat(execInContainer("wget", "-q", "-O", "-", "http://localhost:8080/hello").getStdout())
			.isEqualTo("hello world\n");
		InspectContainerResponse.ContainerState state = getCurrentContainerInfo().getState();
		assertThat(state.getRunning()).isTrue();
		assertThat(state.getOOMKilled()).isFalse();
		assertThat(getLogs()).doesNotContain("OutOfMemoryError");
	}

}
