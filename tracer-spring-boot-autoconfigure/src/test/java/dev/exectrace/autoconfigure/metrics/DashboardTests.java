package dev.exectrace.autoconfigure.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.SecurityAutoConfigurations;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every query of the dashboard finds what it asks for in what an application tells.
 */
class DashboardTests {

	private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "exectrace.json");

	private static final Pattern SELECTOR = Pattern.compile("(exectrace_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|=)\"([^\"]*)\"");

	private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");

	@Test
	@EnabledForJreRange(min = JRE.JAVA_24)
	void queriesFindTheirMeters() throws IOException {
		List<Query> queries = queries();
		assertThat(queries).hasSizeGreaterThan(8);
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET,
				OpenApplication.class, "spring.autoconfigure.exclude=" + SecurityAutoConfigurations.NAMES,
				"exectrace.user.password=secret", "exectrace.metrics.scheduler.attach-agent=true",
				"exectrace.metrics.scheduler.interval=1s", "exectrace.metrics.scheduler.window=50ms")) {
			assertThat(application.managementClient()
				.as("exectrace", "secret")
				.send("POST", Endpoint.PATH + "?seconds=0.1")
				.statusCode()).isEqualTo(202);
			PrometheusMeterRegistry registry = application.context().getBean(PrometheusMeterRegistry.class);
			// An increase is one only from a value that was told before
			assertThat(registry.get("exectrace.captures").tag("outcome", "failed").counter().count()).isZero();
			try (Work work = new Work()) {
				await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
					Scrape scrape = Scrape.of(registry.scrape());
					assertThat(queries).allSatisfy(
							(query) -> assertThat(scrape.has(query.name, query.labels)).as(query.toString()).isTrue());
					assertThat(registry.get("exectrace.scheduler.blocked").tag("reason", "pinned").counter().count())
						.isPositive();
					assertThat(registry.get("exectrace.scheduler.blocked").tag("reason", "monitor").counter().count())
						.isNotNegative();
				});
			}
		}
	}

	private static List<Query> queries() throws IOException {
		String dashboard = Files.readString(DASHBOARD);
		List<String> expressions = new ArrayList<>(JsonPath.<List<String>>read(dashboard, "$..expr"));
		expressions.addAll(JsonPath.<List<String>>read(dashboard, "$.templating.list[*].definition"));
		return expressions.stream().flatMap(DashboardTests::queries).toList();
	}

	private static Stream<Query> queries(String expression) {
		Map<String, String> grouping = new HashMap<>();
		for (MatchResult found : GROUPING.matcher(expression).results().toList()) {
			Stream.of(found.group(1).split(",")).map(String::trim).forEach((label) -> grouping.put(label, null));
		}
		List<MatchResult> selectors = SELECTOR.matcher(expression).results().toList();
		assertThat(selectors).as(expression).isNotEmpty();
		return selectors.stream().map((selector) -> {
			Map<String, String> labels = new HashMap<>(grouping);
			if (selector.group(2) != null) {
				for (MatchResult label : MATCHER.matcher(selector.group(2)).results().toList()) {
					labels.put(label.group(1), label.group(2).equals("=") ? label.group(3) : null);
				}
			}
			// Prometheus itself says where it has got a sample from
			labels.remove("instance");
			return new Query(selector.group(1), labels);
		});
	}

	private record Query(String name, Map<String, String> labels) {
	}

	/** Virtual threads that switch, wait, and hold their carrier. */
	private static final class Work implements AutoCloseable {

		private static volatile boolean over;

		Work() {
			start(() -> LockSupport.parkNanos(1_000_000));
			start(() -> LockSupport.parkNanos(1_000_000));
			start(Pinned::begin);
		}

		private void start(Runnable step) {
			Thread.ofVirtual().start(() -> {
				while (!over) {
					step.run();
				}
			});
		}

		@Override
		public void close() {
			over = true;
		}

		/** Below a class initializer is a native frame that holds the carrier. */
		private static final class Pinned {

			static {
				while (!over) {
					LockSupport.parkNanos(50_000_000);
				}
			}

			private Pinned() {
			}

			static void begin() {
			}

		}

	}

}
