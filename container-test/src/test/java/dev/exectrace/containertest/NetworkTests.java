package dev.exectrace.containertest;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service, its database and a neighbour, each in a container, on one network: only
 * who is inside the service's container reaches the endpoint.
 */
@Testcontainers(disabledWithoutDocker = true)
class NetworkTests {

	private static final long MEMORY = 512L << 20;

	// What is published for the tests' sake is so on loopback only
	private static final Network network = Network.builder()
		.createNetworkCmdModifier(
				(command) -> command.withOptions(Map.of("com.docker.network.bridge.host_binding_ipv4", "127.0.0.1")))
		.build();

	private static final PostgreSQLContainer database = new PostgreSQLContainer(Images.POSTGRES)
		.withDatabaseName("demo")
		.withNetwork(network)
		.withNetworkAliases("database");

	private static final Service service = new Service(RuntimeImage.complete()).withMemory(MEMORY)
		.withNetwork(network)
		.withNetworkAliases("service")
		.dependsOn(database)
		.withEnv("SPRING_PROFILES_ACTIVE", "postgres")
		.withEnv("SPRING_DATASOURCE_URL", "jdbc:postgresql://database:5432/demo")
		.withEnv("SPRING_DATASOURCE_USERNAME", database.getUsername())
		.withEnv("SPRING_DATASOURCE_PASSWORD", database.getPassword());

	@SuppressWarnings("resource") // Closed with the others
	private static final GenericContainer<?> neighbour = new GenericContainer<>(Images.JRE).withNetwork(network)
		.withCommand("sleep", "600");

	@BeforeAll
	static void start() {
		Startables.deepStart(service, neighbour).join();
	}

	@AfterAll
	static void stop() {
		neighbour.close();
		service.close();
		database.close();
		network.close();
	}

	@Test
	void applicationAnswersItsNeighbourFromTheDatabase() throws Exception {
		assertThat(fromTheNeighbour("http://service:8080/small-pool").getStdout()).contains("\"of\":\"pool\"");
	}

	@Test
	void managementPortDoesNotAnswerTheNeighbour() throws Exception {
		ExecResult result = fromTheNeighbour("http://service:8181/actuator/exectrace/status");
		assertThat(result.getExitCode()).isNotZero();
		assertThat(result.getStderr()).contains("refused");
	}

	@Test
	void whoIsInsideCapturesWhatTheNeighbourAskedFor() throws Exception {
		neighbour.execInContainer("sh", "-c",
				"(while wget -q -O /dev/null http://service:8080/small-pool; do :; done) >/dev/null 2>&1 &");
		Trace trace = service.capture();
		assertThat(trace.end().getString("agent")).isEqualTo("installed");
		assertThat(trace.events("exectrace.TaskEnd"))
			.anyMatch((task) -> task.getString("name").equals("http get /small-pool"));
		service.assertUnharmed();
	}

	private static ExecResult fromTheNeighbour(String url) throws Exception {
		return neighbour.execInContainer("wget", "-q", "-O", "-", url);
	}

}
