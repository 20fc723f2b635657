package dev.exectrace.autoconfigure.observation;

import java.nio.file.Path;
import java.util.Arrays;

import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.SecurityAutoConfigurations;
import dev.exectrace.runtime.task.Task;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import jdk.jfr.consumer.RecordedEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the observations of a servlet application are tasks, without any code for
 * it.
 */
class ObservationTasksOnTomcatTests {

	@TempDir
	Path directory;

	@Test
	void requestIsATask() throws Exception {
		TracedTasks traced = trace(Application.class, "/plain", "/failing");
		RecordedEvent plain = traced.task("http get /plain");
		assertThat(plain.getString("attributes")).contains("observation=http.server.requests", "method=GET",
				"uri=/plain", "status=200");
		assertThat(plain.getString("outcome")).isNull();
		assertThat(plain.getLong("parentId")).isZero();
		assertThat(traced.scopes(plain)).hasSize(1)
			.allSatisfy((scope) -> assertThat(scope.getDuration()).isLessThanOrEqualTo(plain.getDuration()));
		assertThat(traced.task("http get /failing").getString("outcome"))
			.isEqualTo("java.lang.UnsupportedOperationException");
	}

	@Test
	void asyncMethodWorksOnTheRequestsTask() throws Exception {
		TracedTasks traced = trace(Application.class, "/async");
		RecordedEvent request = traced.task("http get /async");
		assertThat(traced.region("helping").getLong("taskId")).isEqualTo(request.getLong("taskId"));
		assertThat(traced.threads(request)).hasSize(2).anyMatch((thread) -> thread.startsWith("task-"));
	}

	@Test
	void completableFutureWorksOnTheRequestsTask() throws Exception {
		TracedTasks traced = trace(Application.class, "/future");
		RecordedEvent request = traced.task("http get /future");
		assertThat(traced.region("supplied").getLong("taskId")).isEqualTo(request.getLong("taskId"));
		assertThat(traced.threads(request)).contains("future");
	}

	@Test
	void requestThatPassesThreeExecutorsAndTwoVirtualThreadsIsOneTask() throws Exception {
		TracedTasks traced = trace(Application.class, "/relay");
		RecordedEvent request = traced.task("http get /relay");
		assertThat(traced.threads(request)).contains("first", "second", "third")
			.filteredOn("virtual"::equals)
			.hasSize(2);
		assertThat(traced.of("TaskEnd")).filteredOn((task) -> task.getString("name").startsWith("http get")).hasSize(1);
	}

	@Test
	void innerCallIsATaskOfItsOwnWithinTheRequest() throws Exception {
		TracedTasks traced = trace(Application.class, "/inner");
		RecordedEvent outer = traced.task("http get /inner");
		RecordedEvent call = traced.task("http get");
		RecordedEvent inner = traced.task("http get /plain");
		assertThat(call.getLong("parentId")).isEqualTo(outer.getLong("taskId"));
		assertThat(call.getString("attributes")).contains("observation=http.client.requests");
		assertThat(inner.getDuration()).isLessThanOrEqualTo(outer.getDuration());
	}

	@Test
	void scheduledMethodIsATask() throws Exception {
		try (RunningApplication application = start(Application.class)) {
			BusyApplication.Helper helper = application.context().getBean(BusyApplication.Helper.class);
			TracedTasks traced = TracedTasks.of(this.directory, application,
					() -> Awaitility.await().until(helper::hasTicked));
			assertThat(traced.tasks("task helper.tick")).isNotEmpty()
				.allSatisfy((task) -> assertThat(task.getString("attributes"))
					.contains("observation=tasks.scheduled.execution"));
		}
	}

	@Test
	void namesCanBeLeftOut() throws Exception {
		TracedTasks traced = trace(Application.class, "exectrace.observations.exclude=http.server.*", "/inner");
		assertThat(traced.tasks("http get")).hasSize(1);
		assertThat(traced.tasks("http get /inner")).isEmpty();
		assertThat(traced.tasks("http get /plain")).isEmpty();
	}

	@Test
	void whatIsNotSampledIsNoTask() throws Exception {
		assertThat(trace(Application.class, "exectrace.observations.sampling-probability=0", "/inner").of("TaskEnd"))
			.isEmpty();
	}

	@Test
	void taskTellsItsSpan() throws Exception {
		try (RunningApplication application = start(TracingApplication.class)) {
			SimpleTracer tracer = application.context().getBean(SimpleTracer.class);
			TracedTasks traced = TracedTasks.of(this.directory, application,
					() -> assertThat(application.client().status("/plain")).isEqualTo(200));
			RecordedEvent request = traced.task("http get /plain");
			SimpleSpan span = tracer.getSpans()
				.stream()
				.filter((candidate) -> "http get /plain".equals(candidate.getName()))
				.findFirst()
				.orElseThrow();
			assertThat(request.getString("spanId")).isEqualTo(span.context().spanId()).isNotEmpty();
			assertThat(request.getString("traceId")).isEqualTo(span.context().traceId()).isNotEmpty();
		}
	}

	@Test
	void observationWithinATaskOfTheApplicationIsPartOfIt() throws Exception {
		try (RunningApplication application = start(Application.class)) {
			ObservationRegistry registry = application.context().getBean(ObservationRegistry.class);
			TracedTasks traced = TracedTasks.of(this.directory, application, () -> Task.run("own", () -> {
				Observation observed = Observation.start("observed", registry);
				observed.event(Observation.Event.of("half", "half way"));
				observed.stop();
			}));
			assertThat(traced.task("observed").getLong("parentId")).isEqualTo(traced.task("own").getLong("taskId"));
			assertThat(traced.of("Log")).extracting((log) -> log.getString("message")).containsExactly("half way");
		}
	}

	private TracedTasks trace(Class<?> application, String... propertiesAndPaths) throws Exception {
		String[] properties = Arrays.stream(propertiesAndPaths)
			.filter((word) -> !word.startsWith("/"))
			.toArray(String[]::new);
		try (RunningApplication running = start(application, properties)) {
			return TracedTasks.of(this.directory, running, () -> {
				for (String word : propertiesAndPaths) {
					if (word.startsWith("/")) {
						running.client().status(word);
					}
				}
			});
		}
	}

	private static RunningApplication start(Class<?> application, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 2);
		all[properties.length] = "spring.task.execution.propagate-context=true";
		all[properties.length + 1] = "spring.autoconfigure.exclude=" + SecurityAutoConfigurations.NAMES;
		return RunningApplication.start(WebApplicationType.SERVLET, application, all);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ BusyApplication.Helpers.class, BusyApplication.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class TracingApplication {

		@Bean
		SimpleTracer tracer() {
			return new SimpleTracer();
		}

		@Bean
		DefaultTracingObservationHandler tracingHandler(SimpleTracer tracer) {
			return new DefaultTracingObservationHandler(tracer);
		}

	}

}
