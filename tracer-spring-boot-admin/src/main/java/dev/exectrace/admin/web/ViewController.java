package dev.exectrace.admin.web;

import java.util.Map;

import de.codecentric.boot.admin.server.web.AdminController;
import dev.exectrace.admin.reading.ReadTrace;
import dev.exectrace.admin.reading.Reading;
import dev.exectrace.admin.reading.Readings;
import dev.exectrace.admin.store.StoredTrace;
import dev.exectrace.admin.store.StoredTrace.State;
import dev.exectrace.admin.store.TraceStore;
import dev.exectrace.tool.view.TracePages;
import dev.exectrace.tool.view.api.Query;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The viewer's pages of a trace, for those who may use traces and know the address.
 */
@AdminController
@ResponseBody
public class ViewController extends GuardedController {

	private static final String PATH = "/exectrace/view/";

	private final TraceStore store;

	private final Readings readings;

	/**
	 * Creates it.
	 * @param access who may use it
	 * @param store has traces
	 * @param readings reads traces
	 */
	public ViewController(Access access, TraceStore store, Readings readings) {
		super(access);
		this.store = store;
		this.readings = readings;
	}

	/** The address of a trace's pages, from the Admin server's base. */
	static String address(StoredTrace trace) {
		return PATH.substring(1) + trace.token() + "/";
	}

	@GetMapping(PATH + "{token}/{*path}")
	Mono<ResponseEntity<byte[]>> get(@PathVariable String token, @PathVariable String path,
			@RequestParam Map<String, String> parameters) {
		return Mono.fromCallable(() -> answer(token, path, parameters)).subscribeOn(Schedulers.boundedElastic());
	}

	private ResponseEntity<byte[]> answer(String token, String path, Map<String, String> parameters) {
		StoredTrace stored = this.store.findByToken(token)
			.filter((trace) -> trace.state() != State.ARRIVING)
			.orElseThrow(() -> new RefusedException(HttpStatus.NOT_FOUND,
					"There is no such trace, or it is not there any more"));
		if (path.isEmpty()) {
			throw new RefusedException(HttpStatus.NOT_FOUND, "The address ends in a slash");
		}
		Reading reading = this.readings.of(stored);
		String failure = reading.failure();
		if (failure != null) {
			throw new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, failure);
		}
		ReadTrace trace = reading.trace();
		String name = path.substring(1);
		return response((trace != null) ? trace.pages().get(name, () -> new Query(parameters))
				: TracePages.unread(name, reading.progress()));
	}

	private static ResponseEntity<byte[]> response(TracePages.Reply reply) {
		return ResponseEntity.status(reply.status())
			.contentType(MediaType.parseMediaType(reply.answer().type()))
			.header(HttpHeaders.CACHE_CONTROL, reply.cacheControl())
			.headers((headers) -> {
				TracePages.HEADERS.forEach(headers::set);
				String download = reply.answer().download();
				if (download != null) {
					headers.setContentDisposition(ContentDisposition.attachment().filename(download).build());
				}
			})
			.body(reply.answer().body());
	}

}
