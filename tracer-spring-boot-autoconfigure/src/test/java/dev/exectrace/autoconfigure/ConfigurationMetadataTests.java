package dev.exectrace.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

	@ParameterizedTest
	@ValueSource(strings = { "exectrace.max-duration", "exectrace.spool.max-size", "exectrace.spool.directory",
			"exectrace.store.directory", "exectrace.store.max-age", "exectrace.store.max-count",
			"exectrace.store.max-size", "exectrace.metrics.scheduler.enabled", "exectrace.metrics.scheduler.interval",
			"exectrace.metrics.scheduler.window", "exectrace.metrics.scheduler.attach-agent", "exectrace.agent.attach",
			"exectrace.user.name", "exectrace.user.password", "exectrace.user.role",
			"management.endpoint.exectrace.access" })
	void describesTheProperty(String name) throws IOException {
		assertThat(new ClassPathResource("META-INF/spring-configuration-metadata.json")
			.getContentAsString(StandardCharsets.UTF_8)).contains("\"name\": \"" + name + "\"");
	}

}
