package dev.exectrace.autoconfigure.endpoint;

import java.nio.file.Path;

import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.ServerCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint promises, by HTTPS and HTTP/2, for virtual threads, below other paths
 * and with lazy initialization.
 */
abstract class SecureEndpointContract extends EndpointContract {

	@TempDir
	static Path directory;

	SecureEndpointContract(WebApplicationType type) {
		super(type);
	}

	@Override
	RunningApplication start(WebApplicationType type, String... properties) {
		return RunningApplication.startSecure(type, OpenApplication.class, certificate(),
				StringUtils.concatenateStringArrays(properties,
						new String[] { "spring.threads.virtual.enabled=true", "spring.main.lazy-initialization=true",
								"management.server.base-path=/ops", (type == WebApplicationType.SERVLET)
										? "server.servlet.context-path=/app" : "spring.webflux.base-path=/app" }));
	}

	private static ServerCertificate certificate() {
		try {
			return ServerCertificate.create(directory);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void speaksHttp2() {
		assertThat(client().get(PATH + "/status").version()).hasToString("HTTP_2");
	}

}
