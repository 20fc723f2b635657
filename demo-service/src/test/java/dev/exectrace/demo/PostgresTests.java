package dev.exectrace.demo;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the profile {@code postgres}, with the image that the system property
 * {@code demo.postgres.image} names.
 */
@Testcontainers(disabledWithoutDocker = true)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.address=127.0.0.1", "management.server.port=0" })
@ActiveProfiles("postgres")
class PostgresTests {

	@Container
	@ServiceConnection
	private static final PostgreSQLContainer postgres = new PostgreSQLContainer(
			DockerImageName.parse(System.getProperty("demo.postgres.image", "postgres:17"))
				.asCompatibleSubstituteFor("postgres"));

	@LocalServerPort
	private int port;

	@Test
	void smallPoolWaits() {
		String answer = RestClient.create("http://127.0.0.1:" + this.port)
			.get()
			.uri("/small-pool")
			.retrieve()
			.body(String.class);
		assertThat(answer).contains("\"of\":\"pool\"");
	}

}
