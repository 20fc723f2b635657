package dev.exectrace.loadtest.gatling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.exectrace.loadtest.gatling.LoadSwitch.Load;
import dev.exectrace.loadtest.request.Request;
import dev.exectrace.loadtest.request.RequestLog;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Calls all endpoints of the demo service at a steady rate, then some of them as fast as
 * they answer.
 */
public final class DemoSimulation extends Simulation {

	/**
	 * The system property that says where the demo service listens.
	 */
	public static final String URL_PROPERTY = "exectrace.demo.url";

	private static final int USERS_AT_FULL_LOAD = 16;

	// Or the last request of every user would be counted by Gatling but not recorded
	private static final boolean EXIT_ASAP = false;

	private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

	private static final Duration MAX_DURATION = Duration.ofMinutes(3);

	private final RequestLog log = RequestLog.shared();

	private final LoadSwitch loadSwitch = LoadSwitch.shared();

	public DemoSimulation() {
		List<PopulationBuilder> load = new ArrayList<>();
		load.add(steady("/hello", 2, 10, plain("/hello")));
		load.add(steady("/work", 2, 20, plain("/work")));
		load.add(steady("/contended-monitor", 2, 60));
		load.add(steady("/contended-lock", 2, 60));
		load.add(steady("/small-pool", 2, 80));
		load.add(steady("/slow-downstream", 2, 100));
		load.add(steady("/serial-fan-out", 1, 150));
		load.add(steady("/hand-off", 3, 30));
		load.add(steady("/sleep", 2, 50));
		load.add(steady("/cpu-bound", 1, 400));
		load.add(steady("/pinned", 1, 200));
		load.add(steady("/allocation", 1, 200));
		load.add(full());
		setUp(load).protocols(http.baseUrl(System.getProperty(URL_PROPERTY)).check(status().is(200)))
			.maxDuration(MAX_DURATION);
	}

	private PopulationBuilder steady(String path, int users, int paceMillis) {
		return steady(path, users, paceMillis, pathology(path));
	}

	private PopulationBuilder steady(String path, int users, int paceMillis, ChainBuilder request) {
		return scenario(path).asLongAs((session) -> this.loadSwitch.is(Load.STEADY), EXIT_ASAP)
			.on(pace(Duration.ofMillis(paceMillis)).exec(request))
			.injectOpen(atOnceUsers(users));
	}

	private PopulationBuilder full() {
		return scenario("full load").asLongAs((session) -> this.loadSwitch.is(Load.STEADY))
			.on(pause(POLL_INTERVAL))
			.asLongAs((session) -> this.loadSwitch.is(Load.FULL), EXIT_ASAP)
			.on(exec(plain("/hello"), plain("/work")))
			.injectOpen(atOnceUsers(USERS_AT_FULL_LOAD));
	}

	private ChainBuilder plain(String path) {
		return recorded(path,
				http(path).get(path).check(header("Demo-Thread").transform(Long::valueOf).saveAs("thread")));
	}

	private ChainBuilder pathology(String path) {
		return recorded(path,
				http(path).get(path)
					.check(header("Demo-Thread").transform(Long::valueOf).saveAs("thread"),
							jsonPath("$.waitedNanos").ofLong().saveAs("waited")));
	}

	private ChainBuilder recorded(String path, HttpRequestActionBuilder request) {
		return exec((session) -> session.markAsSucceeded().removeAll("thread", "waited").set("start", now()))
			.exec(request)
			.exec((session) -> {
				this.log.add(new Request(path, session.getLong("start"), now(), !session.isFailed(),
						longOrZero(session, "thread"), longOrZero(session, "waited")));
				return session;
			});
	}

	private static long longOrZero(Session session, String name) {
		return session.contains(name) ? session.getLong(name) : 0;
	}

	private static long now() {
		Instant now = Instant.now();
		return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
	}

}
