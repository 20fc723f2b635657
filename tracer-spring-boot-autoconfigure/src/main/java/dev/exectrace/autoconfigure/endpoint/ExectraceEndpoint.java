package dev.exectrace.autoconfigure.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.exectrace.autoconfigure.guard.GuardedRequest;
import dev.exectrace.autoconfigure.problem.Problem;
import dev.exectrace.runtime.AgentStatus;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.StoredCapture;
import dev.exectrace.runtime.StoredTrace;
import dev.exectrace.runtime.TraceHistory;
import dev.exectrace.runtime.TraceRunningException;
import dev.exectrace.runtime.TraceStore;
import dev.exectrace.runtime.TraceUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.util.MimeTypeUtils;

/**
 * Web {@link WebEndpoint @Endpoint} that captures an execution trace and streams it while
 * it is recorded or stores it to be fetched later, and hands out what the flight recorder
 * has. Serves only requests that the guard let through. Safe for use by several threads.
 */
@WebEndpoint(id = "exectrace")
public class ExectraceEndpoint {

	private static final String STATUS = "status";

	private static final String NO_FLIGHT_RECORDER = "No flight recorder is running; "
			+ "exectrace.flight-recorder.enabled=true starts it with the application";

	private final CaptureSeconds captureSeconds;

	private final Captures captures;

	ExectraceEndpoint(Duration maxDuration, Captures captures) {
		this.captureSeconds = new CaptureSeconds(maxDuration);
		this.captures = captures;
	}

	// The mandatory principal also keeps Boot from caching the stream

	@ReadOperation(produces = { MimeTypeUtils.APPLICATION_OCTET_STREAM_VALUE, "application/problem+json",
			MimeTypeUtils.APPLICATION_JSON_VALUE })
	public WebEndpointResponse<?> capture(Principal principal, @Nullable String seconds, @Nullable String last) {
		GuardedRequest request = GuardedRequest.from(principal).orElse(null);
		if (request == null) {
			return unguarded();
		}
		if (last == null) {
			return future(request, seconds);
		}
		if (seconds != null) {
			return problem(HttpStatus.BAD_REQUEST,
					"Ask for either seconds, what is to happen, or last, what has happened");
		}
		return past(request, last);
	}

	private WebEndpointResponse<?> future(GuardedRequest request, @Nullable String seconds) {
		return start(seconds, (duration) -> stream(request, this.captures.start(duration).inputStream()));
	}

	@WriteOperation(produces = { MimeTypeUtils.APPLICATION_JSON_VALUE, "application/problem+json" })
	@RegisterReflectionForBinding(AcceptedCapture.class)
	public WebEndpointResponse<?> store(Principal principal, @Nullable String seconds) {
		GuardedRequest request = GuardedRequest.from(principal).orElse(null);
		if (request == null) {
			return unguarded();
		}
		return start(seconds, (duration) -> {
			AcceptedCapture accepted = AcceptedCapture.of(this.captures.store(duration));
			request.accepted(accepted.id());
			return new WebEndpointResponse<>(accepted, HttpStatus.ACCEPTED.value(), MimeTypeUtils.APPLICATION_JSON);
		});
	}

	private WebEndpointResponse<?> start(@Nullable String seconds, Function<Duration, WebEndpointResponse<?>> start) {
		Optional<Duration> duration = this.captureSeconds.parse(seconds);
		if (duration.isEmpty()) {
			return problem(HttpStatus.BAD_REQUEST, this.captureSeconds.bounds());
		}
		try {
			return start.apply(duration.get());
		}
		catch (TraceRunningException ex) {
			return problem(
					new Problem(HttpStatus.CONFLICT, ex.getMessage(), Map.of("until", ex.getUntil().toString())));
		}
		catch (TraceUnavailableException ex) {
			return problem(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
		}
	}

	private WebEndpointResponse<Resource> past(GuardedRequest request, String last) {
		TraceHistory history = TraceHistory.running().orElse(null);
		if (history == null) {
			return problem(HttpStatus.NOT_FOUND, NO_FLIGHT_RECORDER);
		}
		PastDuration past = new PastDuration(history.settings().maxAge());
		Optional<Duration> duration = past.parse(last);
		if (duration.isEmpty()) {
			return problem(HttpStatus.BAD_REQUEST, past.bounds());
		}
		try {
			return stream(request, history.snapshot(duration.get()));
		}
		catch (IOException | IllegalStateException ex) {
			return problem(HttpStatus.SERVICE_UNAVAILABLE, "The recent past cannot be read: " + ex.getMessage());
		}
	}

	private static WebEndpointResponse<Resource> stream(GuardedRequest request, InputStream trace) {
		request.attachment(TraceFilename.now());
		// Exactly this class: Spring MVC and WebFlux ask no other for its length
		return new WebEndpointResponse<>(new InputStreamResource(request.own(trace)), WebEndpointResponse.STATUS_OK,
				MimeTypeUtils.APPLICATION_OCTET_STREAM);
	}

	@ReadOperation(produces = { MimeTypeUtils.APPLICATION_OCTET_STREAM_VALUE, "application/problem+json",
			MimeTypeUtils.APPLICATION_JSON_VALUE })
	@RegisterReflectionForBinding(CaptureStatus.class)
	public WebEndpointResponse<?> status(Principal principal, @Selector String id) {
		GuardedRequest request = GuardedRequest.from(principal).orElse(null);
		if (request == null) {
			return unguarded();
		}
		TraceHistory history = TraceHistory.running().orElse(null);
		if (id.equals(STATUS)) {
			return new WebEndpointResponse<>(CaptureStatus.of(AgentStatus.current(),
					this.captures.running().orElse(null), this.captures.store().orElse(null), history),
					MimeTypeUtils.APPLICATION_JSON);
		}
		TraceStore store = this.captures.store().orElse(null);
		if (store != null) {
			Optional<StoredCapture> running = store.running().filter((capture) -> capture.id().equals(id));
			if (running.isPresent()) {
				return unfinished(running.get().trace());
			}
			Path stored = store.file(id).orElse(null);
			if (stored != null) {
				return stored(request, store, id, stored);
			}
		}
		Path snapshot = (history != null) ? history.file(id).orElse(null) : null;
		return (snapshot != null) ? file(request, id, snapshot) : noTrace();
	}

	private static WebEndpointResponse<Resource> file(GuardedRequest request, String id, Path file) {
		request.attachment(TraceFilename.of(id), id);
		return new WebEndpointResponse<>(new FileSystemResource(file), MimeTypeUtils.APPLICATION_OCTET_STREAM);
	}

	private static WebEndpointResponse<Resource> stored(GuardedRequest request, TraceStore store, String id,
			Path file) {
		Optional<StoredTrace> empty = store.traces()
			.stream()
			.filter((trace) -> trace.id().equals(id) && trace.bytes() == 0)
			.findFirst();
		return empty
			.map((trace) -> problem(HttpStatus.NOT_FOUND,
					"Nothing could be stored of this capture"
							+ ((trace.detail() != null) ? ": " + trace.detail() : "")))
			.orElseGet(() -> file(request, id, file));
	}

	private static WebEndpointResponse<Resource> unfinished(ExecutionTrace capture) {
		String until = capture.until().toString();
		return problem(new Problem(HttpStatus.CONFLICT,
				"The capture is still running, until " + until + " at the latest", Map.of("until", until)));
	}

	@DeleteOperation(produces = { "application/problem+json", MimeTypeUtils.APPLICATION_JSON_VALUE })
	public WebEndpointResponse<Resource> stop(Principal principal) {
		if (GuardedRequest.from(principal).isEmpty()) {
			return unguarded();
		}
		if (!this.captures.stopRunning()) {
			return problem(HttpStatus.NOT_FOUND, "No capture is running");
		}
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
	}

	@DeleteOperation(produces = { "application/problem+json", MimeTypeUtils.APPLICATION_JSON_VALUE })
	public WebEndpointResponse<Resource> delete(Principal principal, @Selector String id) {
		if (GuardedRequest.from(principal).isEmpty()) {
			return unguarded();
		}
		TraceStore store = this.captures.store().orElse(null);
		TraceHistory history = TraceHistory.running().orElse(null);
		try {
			boolean deleted = (store != null && store.delete(id)) || (history != null && history.delete(id));
			return deleted ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT) : noTrace();
		}
		catch (IOException ex) {
			return problem(HttpStatus.INTERNAL_SERVER_ERROR, "The trace cannot be deleted: " + ex.getMessage());
		}
	}

	private static WebEndpointResponse<Resource> noTrace() {
		return problem(HttpStatus.NOT_FOUND,
				"There is no such trace, or no more; the status lists those that there are");
	}

	private static WebEndpointResponse<Resource> unguarded() {
		return problem(HttpStatus.FORBIDDEN, "The request did not come through the endpoint's guard");
	}

	private static WebEndpointResponse<Resource> problem(HttpStatus status, String detail) {
		return problem(new Problem(status, detail));
	}

	private static WebEndpointResponse<Resource> problem(Problem problem) {
		return new WebEndpointResponse<>(new ByteArrayResource(problem.toJson()), problem.status().value(),
				Problem.MEDIA_TYPE);
	}

}
