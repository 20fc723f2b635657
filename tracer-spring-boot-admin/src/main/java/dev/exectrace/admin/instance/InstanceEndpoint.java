package dev.exectrace.admin.instance;

import java.math.BigDecimal;
import java.net.URI;
import java.util.regex.Pattern;

import de.codecentric.boot.admin.server.domain.entities.Instance;
import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import de.codecentric.boot.admin.server.domain.values.InstanceId;
import de.codecentric.boot.admin.server.web.client.InstanceWebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.WebClient.ResponseSpec;

/**
 * The endpoint {@code exectrace} of instances, asked by the Admin server itself: with the
 * credentials that it has for the instance, and not with the browser's headers, which the
 * endpoint would refuse. What goes wrong is an {@link InstanceException}. Safe for use by
 * several threads.
 */
public final class InstanceEndpoint {

	private static final String ENDPOINT = "exectrace";

	private static final Pattern SNAPSHOT = Pattern.compile("[A-Za-z0-9-]+");

	private final InstanceRepository instances;

	private final InstanceWebClient client;

	/**
	 * Creates it for all instances.
	 * @param instances the instances
	 * @param client asks them
	 */
	public InstanceEndpoint(InstanceRepository instances, InstanceWebClient client) {
		this.instances = instances;
		this.client = client;
	}

	/**
	 * An instance.
	 * @param id its id
	 * @return the instance
	 */
	public Mono<Instance> find(String id) {
		return this.instances.find(InstanceId.of(id))
			.filter(Instance::isRegistered)
			.switchIfEmpty(Mono.error(() -> new InstanceException(HttpStatus.NOT_FOUND, "There is no such instance")));
	}

	/**
	 * What the tracing runtime does now.
	 * @param instance the instance
	 * @return the endpoint's status in JSON
	 */
	public Mono<String> status(Instance instance) {
		return ask(instance, HttpMethod.GET, ENDPOINT + "/status", MediaType.APPLICATION_JSON).bodyToMono(String.class)
			.onErrorMap(InstanceFailures::explain);
	}

	/**
	 * Starts a capture.
	 * @param instance the instance
	 * @param seconds how long it is to be
	 * @return the trace while it is recorded, as soon as the capture runs; to be
	 * subscribed to
	 */
	public Mono<Flux<DataBuffer>> capture(Instance instance, BigDecimal seconds) {
		return stream(instance, ENDPOINT + "?seconds=" + seconds.toPlainString());
	}

	/**
	 * Fetches a snapshot of the flight recorder.
	 * @param instance the instance
	 * @param snapshot the snapshot's id
	 * @return the trace, to be subscribed to
	 */
	public Mono<Flux<DataBuffer>> snapshot(Instance instance, String snapshot) {
		return checked(snapshot).flatMap((id) -> stream(instance, ENDPOINT + "/" + id));
	}

	private Mono<Flux<DataBuffer>> stream(Instance instance, String uri) {
		return ask(instance, HttpMethod.GET, uri, MediaType.APPLICATION_OCTET_STREAM)
			.toEntityFlux(BodyExtractors.toDataBuffers())
			.mapNotNull((response) -> response.getBody())
			.onErrorMap(InstanceFailures::explain);
	}

	/**
	 * Ends the running capture. What it has goes to its client.
	 * @param instance the instance
	 * @return when it was told to
	 */
	public Mono<Void> stop(Instance instance) {
		return delete(instance, ENDPOINT);
	}

	/**
	 * Deletes a snapshot of the flight recorder.
	 * @param instance the instance
	 * @param snapshot the snapshot's id
	 * @return when it is deleted
	 */
	public Mono<Void> deleteSnapshot(Instance instance, String snapshot) {
		return checked(snapshot).flatMap((id) -> delete(instance, ENDPOINT + "/" + id));
	}

	private Mono<Void> delete(Instance instance, String uri) {
		return ask(instance, HttpMethod.DELETE, uri, MediaType.APPLICATION_JSON).toBodilessEntity()
			.onErrorMap(InstanceFailures::explain)
			.then();
	}

	/** It becomes a part of an address. */
	private static Mono<String> checked(String snapshot) {
		return SNAPSHOT.matcher(snapshot).matches() ? Mono.just(snapshot)
				: Mono.error(() -> new InstanceException(HttpStatus.NOT_FOUND, "There is no such snapshot"));
	}

	private ResponseSpec ask(Instance instance, HttpMethod method, String uri, MediaType type) {
		return this.client.instance(instance)
			.method(method)
			.uri(URI.create(uri))
			.accept(type, MediaType.APPLICATION_PROBLEM_JSON)
			.retrieve();
	}

}
