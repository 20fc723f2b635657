package dev.exectrace.autoconfigure.observation;

import java.nio.file.Path;
import java.time.Duration;

import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.SecurityAutoConfigurations;
import dev.exectrace.runtime.task.Region;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the observations of a reactive application are tasks.
 */
class ObservationTasksOnNettyTests {

	@TempDir
	Path directory;

	@Test
	void requestIsATaskOnWhateverThreadItIsWorkedOn() throws Exception {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.REACTIVE, Application.class,
				"spring.reactor.context-propagation=auto",
				"spring.autoconfigure.exclude=" + SecurityAutoConfigurations.NAMES)) {
			TracedTasks traced = TracedTasks.of(this.directory, application,
					() -> assertThat(application.client().get("/reactive").body()).isEqualTo("reactive"));
			RecordedEvent request = traced.task("http get /reactive");
			assertThat(request.getString("attributes")).contains("uri=/reactive", "status=200");
			assertThat(request.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
			assertThat(traced.region("mapping").getLong("taskId")).isEqualTo(request.getLong("taskId"));
			assertThat(traced.threads(request)).anyMatch((thread) -> thread.startsWith("parallel-"));
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		@Bean
		OpenRequests openRequests() {
			return new OpenRequests();
		}

		@GetMapping("/reactive")
		Mono<String> reactive() {
			return Mono.delay(Duration.ofMillis(20), Schedulers.parallel()).map((tick) -> {
				try (Region region = Region.begin("mapping")) {
					return "reactive";
				}
			});
		}

	}

}
