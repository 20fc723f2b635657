package dev.exectrace.demo.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Starts the demo service in a JVM of its own, which registers with this Admin server and
 * gives it the credentials of its endpoint, and ends it with this application.
 */
@Component
class DemoService implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

	private static final int PASSWORD_BYTES = 16;

	private final DemoServiceProperties properties;

	private volatile Process process;

	private volatile boolean ending;

	DemoService(DemoServiceProperties properties) {
		this.properties = properties;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		ConfigurableApplicationContext context = event.getApplicationContext();
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		try {
			this.process = start("http://127.0.0.1:" + port);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The demo service cannot be started: " + ex.getMessage(), ex);
		}
		this.process.onExit().thenRun(() -> ended(context));
	}

	private Process start(String admin) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-XX:+EnableDynamicAgentLoading", "-jar",
				this.properties.jar().toString(), "--server.port=" + this.properties.port(),
				"--management.server.address=127.0.0.1", "--management.server.port=" + this.properties.managementPort(),
				"--management.endpoints.web.exposure.include=*", "--exectrace.flight-recorder.enabled=true",
				"--exectrace.flight-recorder.triggers.slow-observations.[http.server.requests]=250ms",
				"--spring.boot.admin.client.url=" + admin, "--spring.boot.admin.client.period=1s");
		String password = password();
		// In the environment, where other users of this machine cannot read it
		builder.environment()
			.putAll(Map.of("EXECTRACE_USER_PASSWORD", password, "SPRING_BOOT_ADMIN_CLIENT_INSTANCE_METADATA_USER_NAME",
					"exectrace", "SPRING_BOOT_ADMIN_CLIENT_INSTANCE_METADATA_USER_PASSWORD", password));
		return builder.redirectErrorStream(true).redirectOutput(this.properties.log().toFile()).start();
	}

	private static String password() {
		byte[] bytes = new byte[PASSWORD_BYTES];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private void ended(ConfigurableApplicationContext context) {
		if (!this.ending) {
			System.err.printf("%nThe demo service has ended: see %s%n%n", this.properties.log());
			context.close();
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.ending = true;
		Process running = this.process;
		if (running == null) {
			return;
		}
		running.destroy();
		if (!running.waitFor(10, TimeUnit.SECONDS)) {
			running.destroyForcibly().waitFor();
		}
	}

}
