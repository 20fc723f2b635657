package dev.exectrace.autoconfigure.server;

import java.net.InetAddress;
import java.net.ServerSocket;

import dev.exectrace.autoconfigure.application.OpenApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class ManagementServerTests {

	@Test
	void doesNotRegisterTheEndpointOnOtherAddressesAndNamesTheProperties(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("--management.server.port=0")) {
			assertThat(context.containsBean("exectraceEndpoint")).isFalse();
			assertThat(output).contains("management.server.address=127.0.0.1").contains("management.server.port");
		}
	}

	@Test
	void doesNotRegisterTheEndpointOnTheApplicationsPort(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("--management.server.port=")) {
			assertThat(context.containsBean("exectraceEndpoint")).isFalse();
		}
	}

	@Test
	void saysNothingWhenTheEndpointIsNotExposed(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("--management.server.port=0",
				"--management.endpoints.web.exposure.exclude=exectrace")) {
			assertThat(context.containsBean("exectraceEndpoint")).isFalse();
			assertThat(output).doesNotContain("exectrace' is not registered");
		}
	}

	@Test
	void explainsAnAddressWithoutAPort(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--management.server.address=127.0.0.1"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("has the address '127.0.0.1'")
			.contains("Set management.server.port");
	}

	@Test
	void explainsAPortInUse(CapturedOutput output) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThatException().isThrownBy(() -> run("--management.server.address=127.0.0.1",
					"--management.server.port=" + taken.getLocalPort()));
			assertThat(output).contains("APPLICATION FAILED TO START")
				.contains("Port " + taken.getLocalPort() + " was already in use");
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(OpenApplication.class);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		String[] all = new String[arguments.length + 1];
		all[0] = "--server.port=0";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return application.run(all);
	}

}
