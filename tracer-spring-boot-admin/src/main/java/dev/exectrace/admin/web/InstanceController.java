package dev.exectrace.admin.web;

import java.math.BigDecimal;
import java.util.List;

import de.codecentric.boot.admin.server.domain.entities.Instance;
import de.codecentric.boot.admin.server.web.AdminController;
import dev.exectrace.admin.capture.Captures;
import dev.exectrace.admin.instance.InstanceEndpoint;
import dev.exectrace.admin.store.TraceStore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The traces of an instance, and what it can be asked for.
 */
@AdminController
@ResponseBody
public class InstanceController extends GuardedController {

	private static final String PATH = "/exectrace/instances/{instance}";

	private final InstanceEndpoint endpoint;

	private final Captures captures;

	private final TraceStore store;

	/**
	 * Creates it.
	 * @param access who may use it
	 * @param endpoint the instances' endpoint
	 * @param captures takes traces
	 * @param store has traces
	 */
	public InstanceController(Access access, InstanceEndpoint endpoint, Captures captures, TraceStore store) {
		super(access);
		this.endpoint = endpoint;
		this.captures = captures;
		this.store = store;
	}

	@GetMapping(PATH + "/status")
	Mono<ResponseEntity<String>> status(@PathVariable String instance) {
		return find(instance).flatMap(this.endpoint::status)
			.map((status) -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(status));
	}

	@GetMapping(PATH + "/traces")
	Mono<List<TraceState>> traces(@PathVariable String instance) {
		return Mono.fromCallable(() -> this.store.of(instance).stream().map(TraceState::of).toList())
			.subscribeOn(Schedulers.boundedElastic());
	}

	@PostMapping(PATH + "/traces")
	Mono<TraceState> take(@PathVariable String instance, @RequestParam(required = false) @Nullable String seconds,
			@RequestParam(required = false) @Nullable String snapshot) {
		Mono<Instance> found = find(instance);
		return ((snapshot != null) ? found.flatMap((of) -> this.captures.fetch(of, snapshot))
				: found.flatMap((of) -> this.captures.capture(of, seconds(seconds))))
			.map(TraceState::of);
	}

	private static BigDecimal seconds(@Nullable String text) {
		try {
			BigDecimal seconds = new BigDecimal((text != null) ? text : "");
			// The instance knows how much it allows
			if (seconds.signum() > 0 && seconds.precision() - seconds.scale() < 10 && seconds.scale() < 10) {
				return seconds;
			}
		}
		catch (NumberFormatException ex) {
			// Said below
		}
		throw new RefusedException(HttpStatus.BAD_REQUEST, "'seconds' must be a positive number, or 'snapshot' be set");
	}

	@DeleteMapping(PATH + "/capture")
	Mono<ResponseEntity<Void>> stop(@PathVariable String instance) {
		return find(instance).flatMap(this.captures::stop).thenReturn(ResponseEntity.noContent().build());
	}

	@DeleteMapping(PATH + "/snapshots/{snapshot}")
	Mono<ResponseEntity<Void>> deleteSnapshot(@PathVariable String instance, @PathVariable String snapshot) {
		return find(instance).flatMap((of) -> this.endpoint.deleteSnapshot(of, snapshot))
			.thenReturn(ResponseEntity.noContent().build());
	}

	private Mono<Instance> find(String instance) {
		return this.endpoint.find(instance);
	}

}
