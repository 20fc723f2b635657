package dev.exectrace.autoconfigure.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application with the starter, running with its own server and its management server.
 */
public final class RunningApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an application on free ports, its management server on loopback.
	 * @param type the stack
	 * @param application the application's configuration
	 * @param properties further properties, as name=value
	 * @return the running application
	 */
	public static RunningApplication start(WebApplicationType type, Class<?> application, String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("server.port=0", "management.server.port=0", "management.server.address=127.0.0.1"));
		arguments.addAll(Arrays.asList(properties));
		SpringApplication springApplication = new SpringApplication(application);
		springApplication.setWebApplicationType(type);
		return new RunningApplication(
				springApplication.run(arguments.stream().map("--"::concat).toArray(String[]::new)));
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	public int managementPort() {
		return this.context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
	}

	public Client client() {
		return new Client("http://localhost:" + port());
	}

	public Client managementClient() {
		return new Client("http://localhost:" + managementPort());
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
