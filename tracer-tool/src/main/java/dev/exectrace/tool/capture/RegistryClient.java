package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.exectrace.tool.failure.Failure;
import tools.jackson.core.JacksonException;

/**
 * Asks a registry for its instances. It gets credentials of its own, never those of the
 * endpoint.
 */
final class RegistryClient {

	static final String USER = "EXECTRACE_REGISTRY_USER";

	static final String PASSWORD = "EXECTRACE_REGISTRY_PASSWORD";

	private static final Duration ANSWER = Duration.ofSeconds(30);

	private static final int MAX_ANSWER = 64 << 20;

	private final HttpClient client;

	private final Credentials credentials;

	RegistryClient(HttpClient client, Credentials credentials) {
		this.client = client;
		this.credentials = credentials;
	}

	List<Registered> instances(Registry registry, URI address) throws Failure, InterruptedException {
		String answer = answer(registry, registry.instances(address));
		List<Registered> instances = null;
		try {
			instances = registry.instances(Json.read(answer));
		}
		catch (JacksonException ex) {
			// Told below
		}
		if (instances == null) {
			throw new Failure(address + " does not answer as " + registry.label() + " does",
					"check its address and path");
		}
		return instances;
	}

	private String answer(Registry registry, URI uri) throws Failure, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER).header("Accept", "application/json");
		if (this.credentials.header() != null) {
			request.header("Authorization", this.credentials.header());
		}
		try {
			HttpResponse<InputStream> response = this.client.send(request.GET().build(), BodyHandlers.ofInputStream());
			try (InputStream body = response.body()) {
				if (response.statusCode() != 200) {
					throw refused(registry, uri, response.statusCode());
				}
				byte[] bytes = body.readNBytes(MAX_ANSWER + 1);
				if (bytes.length > MAX_ANSWER) {
					throw new Failure(uri + " answered with more than " + (MAX_ANSWER >> 20) + " MiB",
							"check that it is " + registry.label());
				}
				return new String(bytes, StandardCharsets.UTF_8);
			}
		}
		catch (IOException ex) {
			throw new Failure(uri + " gave no answer" + ((ex.getMessage() != null) ? " (" + ex.getMessage() + ")" : ""),
					"check that " + registry.label() + " runs there and can be reached");
		}
	}

	private Failure refused(Registry registry, URI uri, int status) {
		String cure = switch (status) {
			case 401, 403 -> "set " + PASSWORD + " and " + USER + " for " + registry.label() + " to who may read it";
			case 404 -> "check its address: " + registry.path() + " is added to it";
			default -> (status / 100 == 3)
					? "if that is its login, set " + PASSWORD + " and " + USER + "; it has to take HTTP Basic"
					: "its log may tell more";
		};
		return new Failure(uri + " answered HTTP " + status, cure);
	}

}
