package dev.exectrace.tool.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that knows instances.
 */
enum Registry {

	/**
	 * A Spring Boot Admin server, which knows of each instance whether it has the
	 * endpoint.
	 */
	ADMIN("a Spring Boot Admin server", "/instances") {

		@Override
		List<Registered> instances(Json answer) {
			if (!answer.isArray()) {
				return null;
			}
			List<Registered> instances = new ArrayList<>();
			for (Json instance : answer.elements()) {
				String id = instance.get("id").text();
				Json registration = instance.get("registration");
				String service = registration.get("name").text();
				if (id == null || service == null) {
					return null;
				}
				String endpoint = instance.get("endpoints")
					.elements()
					.stream()
					.filter((one) -> "exectrace".equals(one.get("id").text()))
					.map((one) -> one.get("url").text())
					.findFirst()
					.orElse(null);
				instances.add(new Registered(service, service + "-" + id, uri(endpoint)));
			}
			return instances;
		}

	},

	/**
	 * A Eureka server, which knows the management port of instances, where that is not
	 * the service's.
	 */
	EUREKA("a Eureka server", "/eureka/apps") {

		@Override
		List<Registered> instances(Json answer) {
			if (answer.get("applications").value() == null) {
				return null;
			}
			List<Registered> instances = new ArrayList<>();
			for (Json application : answer.get("applications").get("application").elements()) {
				for (Json instance : application.get("instance").elements()) {
					String app = instance.get("app").text();
					String host = instance.get("hostName").text();
					if (app == null || host == null) {
						return null;
					}
					if (!"DOWN".equals(instance.get("status").text())) {
						instances.add(eureka(app.toLowerCase(Locale.ROOT), host, instance));
					}
				}
			}
			return instances;
		}

	};

	private final String label;

	private final String path;

	Registry(String label, String path) {
		this.label = label;
		this.path = path;
	}

	String label() {
		return this.label;
	}

	/** Where it tells of instances, below its address. */
	String path() {
		return this.path;
	}

	/**
	 * Where a registry at an address tells of instances. The address may hold a part of
	 * the path already: that of Eureka's clients, {@code defaultZone}, does.
	 */
	URI instances(URI address) {
		String base = address.toString().replaceAll("/+$", "");
		for (int end = this.path.length(); end > 0; end = this.path.lastIndexOf('/', end - 1)) {
			if (base.endsWith(this.path.substring(0, end))) {
				return URI.create(base + this.path.substring(end));
			}
		}
		return URI.create(base + this.path);
	}

	/**
	 * Reads its answer.
	 * @param answer the answer
	 * @return the instances, {@code null} where it is not such an answer
	 */
	abstract List<Registered> instances(Json answer);

	private static Registered eureka(String service, String host, Json instance) {
		String port = instance.get("metadata").get("management.port").text();
		URI health = uri(instance.get("healthCheckUrl").text());
		String name = service + "-" + host + ((port != null) ? "-" + port : "");
		if (port == null || !port.matches("\\d{1,5}")) {
			return new Registered(service, name, null);
		}
		boolean known = health != null && health.getRawPath() != null && health.getRawPath().endsWith("/health");
		String actuator = known ? health.getRawPath().substring(0, health.getRawPath().length() - "/health".length())
				: "/actuator";
		String scheme = known && "https".equals(health.getScheme()) ? "https" : "http";
		return new Registered(service, name, uri(scheme + "://" + host + ":" + port + actuator + "/exectrace"));
	}

	private static URI uri(String text) {
		try {
			return (text != null) ? new URI(text) : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
