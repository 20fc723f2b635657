package dev.exectrace.autoconfigure.guard;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is an OAuth2 resource server by Boot's own means, with the starter
 * added.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ResourceServerContract {

	private final WebApplicationType type;

	private RunningApplication application;

	private String token;

	ResourceServerContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start(@TempDir Path directory) throws Exception {
		KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		Path key = Files.writeString(directory.resolve("key.pem"),
				"-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
						+ "\n-----END PUBLIC KEY-----\n");
		this.token = token(keys);
		this.application = RunningApplication.start(this.type, OpenApplication.class,
				"spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + key,
				"exectrace.user.password=secret", "management.endpoints.web.exposure.include=health,beans");
	}

	private static String token(KeyPair keys) throws Exception {
		String content = encode("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
				+ encode("{\"sub\":\"olga\",\"scope\":\"EXECTRACE\"}".getBytes(StandardCharsets.UTF_8));
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(keys.getPrivate());
		signature.update(content.getBytes(StandardCharsets.US_ASCII));
		return content + "." + encode(signature.sign());
	}

	private static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void keepsAskingForItsTokens() {
		Client client = this.application.client();
		assertThat(client.status("/hello")).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status("/hello")).isEqualTo(401);
		assertThat(bearing(client).get("/hello").body()).isEqualTo("hello");
	}

	@Test
	void keepsAskingForThemAtItsOtherActuatorEndpoints() {
		Client client = this.application.managementClient();
		assertThat(client.status("/actuator/beans")).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status("/actuator/beans")).isEqualTo(401);
		assertThat(bearing(client).status("/actuator/beans")).isEqualTo(200);
	}

	@Test
	void opensTheTraceEndpointForItsOwnUserAndForNoToken() {
		Client client = this.application.managementClient();
		assertThat(client.status(Endpoint.BAD_REQUEST)).isEqualTo(401);
		assertThat(bearing(client).status(Endpoint.BAD_REQUEST)).isEqualTo(401);
		assertThat(bearing(client).status(Endpoint.PATH + "/status")).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status(Endpoint.BAD_REQUEST)).isEqualTo(400);
	}

	private Client bearing(Client client) {
		return client.with("Authorization", "Bearer " + this.token);
	}

}
