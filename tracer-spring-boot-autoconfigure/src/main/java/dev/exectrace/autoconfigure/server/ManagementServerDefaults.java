package dev.exectrace.autoconfigure.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts the management server on a loopback port of its own where the application
 * configures none, and exposes the endpoint beside what is exposed already.
 */
class ManagementServerDefaults implements EnvironmentPostProcessor, Ordered {

	static final String ADDRESS = "management.server.address";

	static final String PORT = "management.server.port";

	static final String INCLUDE = "management.endpoints.web.exposure.include";

	static final String EXCLUDE = "management.endpoints.web.exposure.exclude";

	private static final String DEFAULT_ADDRESS = "127.0.0.1";

	private static final String DEFAULT_PORT = "8181";

	private static final String ENDPOINT = "exectrace";

	private static final List<String> EXPOSED_BY_DEFAULT = List.of("health");

	private final Log logger;

	ManagementServerDefaults(DeferredLogFactory logFactory) {
		this.logger = logFactory.getLog(ManagementServerDefaults.class);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (application.getWebApplicationType() == WebApplicationType.NONE) {
			return;
		}
		addServer(environment);
		addExposure(environment);
	}

	private void addServer(ConfigurableEnvironment environment) {
		if (environment.containsProperty(ADDRESS) || environment.containsProperty(PORT)) {
			return;
		}
		environment.getPropertySources()
			.addLast(new MapPropertySource("exectrace-management-server",
					Map.of(ADDRESS, DEFAULT_ADDRESS, PORT, DEFAULT_PORT)));
		this.logger.info("The actuator is served on " + DEFAULT_ADDRESS + ":" + DEFAULT_PORT + " with the endpoint '"
				+ ENDPOINT + "', as neither " + ADDRESS + " nor " + PORT + " is set");
	}

	private void addExposure(ConfigurableEnvironment environment) {
		List<String> included = list(environment, INCLUDE, EXPOSED_BY_DEFAULT);
		List<String> excluded = list(environment, EXCLUDE, List.of());
		if (mentionsEndpoint(included) || mentionsEndpoint(excluded)) {
			return;
		}
		List<String> exposed = new ArrayList<>(included);
		exposed.add(ENDPOINT);
		// A list is taken whole from one source: the first one has to hold all of it
		environment.getPropertySources()
			.addFirst(new MapPropertySource("exectrace-exposure", Map.of(INCLUDE, String.join(",", exposed))));
	}

	private static boolean mentionsEndpoint(List<String> endpoints) {
		return endpoints.stream()
			.map(String::trim)
			.anyMatch((endpoint) -> endpoint.equals("*") || endpoint.equalsIgnoreCase(ENDPOINT));
	}

	private static List<String> list(ConfigurableEnvironment environment, String name, List<String> defaultValue) {
		return Binder.get(environment).bind(name, Bindable.listOf(String.class)).orElse(defaultValue);
	}

}
