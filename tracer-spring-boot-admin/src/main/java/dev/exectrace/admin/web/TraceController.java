package dev.exectrace.admin.web;

import java.util.concurrent.Callable;

import de.codecentric.boot.admin.server.web.AdminController;
import dev.exectrace.admin.capture.Captures;
import dev.exectrace.admin.reading.ReadTrace;
import dev.exectrace.admin.reading.Reading;
import dev.exectrace.admin.reading.Readings;
import dev.exectrace.admin.store.StoredTrace;
import dev.exectrace.admin.store.StoredTrace.State;
import dev.exectrace.admin.store.TraceStore;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * One stored trace.
 */
@AdminController
@ResponseBody
public class TraceController extends GuardedController {

	private static final String PATH = "/exectrace/traces/{id}";

	private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

	private final TraceStore store;

	private final Captures captures;

	private final Readings readings;

	/**
	 * Creates it.
	 * @param access who may use it
	 * @param store has traces
	 * @param captures takes traces
	 * @param readings reads traces
	 */
	public TraceController(Access access, TraceStore store, Captures captures, Readings readings) {
		super(access);
		this.store = store;
		this.captures = captures;
		this.readings = readings;
	}

	@GetMapping(PATH)
	Mono<TraceState> state(@PathVariable String id) {
		return blocking(() -> TraceState.of(find(id)));
	}

	@GetMapping(PATH + "/file")
	Mono<ResponseEntity<Resource>> file(@PathVariable String id) {
		return blocking(() -> {
			StoredTrace trace = arrived(id);
			ContentDisposition attachment = ContentDisposition.attachment().filename(trace.name()).build();
			return ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_OCTET_STREAM)
				.cacheControl(CacheControl.noStore())
				.headers((headers) -> {
					headers.setContentDisposition(attachment);
					headers.set("X-Content-Type-Options", "nosniff");
				})
				.body(new FileSystemResource(trace.file()));
		});
	}

	// 202 and how far it is, as long as it is not read: an answer that takes longer than
	// a
	// proxy waits would be lost

	@GetMapping(PATH + "/summary")
	Mono<ResponseEntity<String>> summary(@PathVariable String id) {
		return blocking(() -> {
			Reading reading = this.readings.of(arrived(id));
			String failure = reading.failure();
			if (failure != null) {
				throw new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, failure);
			}
			ReadTrace trace = reading.trace();
			return ResponseEntity.status((trace != null) ? HttpStatus.OK : HttpStatus.ACCEPTED)
				.contentType(TEXT)
				.cacheControl(CacheControl.noStore())
				.body((trace != null) ? trace.summary() : reading.progress());
		});
	}

	@DeleteMapping(PATH)
	Mono<ResponseEntity<Void>> delete(@PathVariable String id) {
		return blocking(() -> {
			StoredTrace trace = find(id);
			this.captures.delete(trace);
			this.readings.forget(trace);
			return ResponseEntity.noContent().build();
		});
	}

	private StoredTrace find(String id) {
		return this.store.find(id)
			.orElseThrow(() -> new RefusedException(HttpStatus.NOT_FOUND,
					"The trace is not there any more: only the newest ones are kept"));
	}

	private StoredTrace arrived(String id) {
		StoredTrace trace = find(id);
		if (trace.state() == State.ARRIVING) {
			throw new RefusedException(HttpStatus.CONFLICT, "The trace is still arriving");
		}
		return trace;
	}

	private static <T> Mono<T> blocking(Callable<T> callable) {
		return Mono.fromCallable(callable).subscribeOn(Schedulers.boundedElastic());
	}

}
