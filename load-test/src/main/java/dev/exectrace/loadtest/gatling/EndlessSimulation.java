package dev.exectrace.loadtest.gatling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.exectrace.loadtest.gatling.LoadSwitch.Load;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Calls two endpoints of the demo service as fast as they answer, and all others at a
 * steady rate, until there is to be no load any more.
 */
public final class EndlessSimulation extends Simulation {

	private static final int USERS_AT_FULL_LOAD = 16;

	private static final Duration PACE = Duration.ofMillis(500);

	private static final List<String> STEADY = List.of("/contended-monitor", "/contended-lock", "/small-pool",
			"/slow-downstream", "/serial-fan-out", "/hand-off", "/sleep", "/cpu-bound", "/pinned", "/allocation");

	private final AnswerCount count = AnswerCount.shared();

	private final LoadSwitch loadSwitch = LoadSwitch.shared();

	public EndlessSimulation() {
		List<PopulationBuilder> load = new ArrayList<>();
		load.add(scenario("full load").asLongAs((session) -> !this.loadSwitch.is(Load.NONE))
			.on(exec(request("/hello"), request("/work")))
			.injectOpen(atOnceUsers(USERS_AT_FULL_LOAD)));
		for (String path : STEADY) {
			load.add(scenario(path).asLongAs((session) -> !this.loadSwitch.is(Load.NONE))
				.on(pace(PACE).exec(request(path)))
				.injectOpen(atOnceUsers(1)));
		}
		setUp(load).protocols(http.baseUrl(System.getProperty(DemoSimulation.URL_PROPERTY)).check(status().is(200)));
	}

	private ChainBuilder request(String path) {
		return exec((session) -> session.markAsSucceeded()).exec(http(path).get(path)).exec((session) -> {
			this.count.answered(!session.isFailed());
			return session;
		});
	}

}
