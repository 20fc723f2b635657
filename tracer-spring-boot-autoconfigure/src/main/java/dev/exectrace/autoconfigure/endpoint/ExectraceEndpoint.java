package dev.exectrace.autoconfigure.endpoint;

import java.io.InputStream;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.exectrace.autoconfigure.guard.GuardedRequest;
import dev.exectrace.autoconfigure.problem.Problem;
import dev.exectrace.runtime.AgentStatus;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceRunningException;
import dev.exectrace.runtime.TraceUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.util.MimeTypeUtils;

/**
 * Web {@link WebEndpoint @Endpoint} that captures an execution trace and streams it while
 * it is recorded. Serves only requests that the guard let through. Safe for use by
 * several threads.
 */
@WebEndpoint(id = "exectrace")
public class ExectraceEndpoint {

	private static final String STATUS = "status";

	private final CaptureSeconds captureSeconds;

	private final Captures captures;

	ExectraceEndpoint(Duration maxDuration, Captures captures) {
		this.captureSeconds = new CaptureSeconds(maxDuration);
		this.captures = captures;
	}

	// The mandatory principal also keeps Boot from caching the stream

	@ReadOperation(produces = { MimeTypeUtils.APPLICATION_OCTET_STREAM_VALUE, "application/problem+json",
			MimeTypeUtils.APPLICATION_JSON_VALUE })
	public WebEndpointResponse<Resource> capture(Principal principal, @Nullable String seconds) {
		GuardedRequest request = GuardedRequest.from(principal).orElse(null);
		if (request == null) {
			return unguarded();
		}
		Optional<Duration> duration = this.captureSeconds.parse(seconds);
		if (duration.isEmpty()) {
			return problem(new Problem(HttpStatus.BAD_REQUEST, this.captureSeconds.bounds()));
		}
		try {
			InputStream trace = request.own(this.captures.start(duration.get()).inputStream());
			// Exactly this class: Spring MVC and WebFlux ask no other for its length
			return new WebEndpointResponse<>(new InputStreamResource(trace), WebEndpointResponse.STATUS_OK,
					MimeTypeUtils.APPLICATION_OCTET_STREAM);
		}
		catch (TraceRunningException ex) {
			return problem(
					new Problem(HttpStatus.CONFLICT, ex.getMessage(), Map.of("until", ex.getUntil().toString())));
		}
		catch (TraceUnavailableException ex) {
			return problem(new Problem(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage()));
		}
	}

	@ReadOperation
	public @Nullable CaptureStatus status(Principal principal, @Selector String view) {
		if (GuardedRequest.from(principal).isEmpty() || !view.equals(STATUS)) {
			return null;
		}
		return CaptureStatus.of(AgentStatus.current(), this.captures.running().orElse(null));
	}

	@DeleteOperation(produces = { "application/problem+json", MimeTypeUtils.APPLICATION_JSON_VALUE })
	public WebEndpointResponse<Resource> stop(Principal principal) {
		if (GuardedRequest.from(principal).isEmpty()) {
			return unguarded();
		}
		ExecutionTrace running = this.captures.running().orElse(null);
		if (running == null) {
			return problem(new Problem(HttpStatus.NOT_FOUND, "No capture is running"));
		}
		running.stop();
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
	}

	private static WebEndpointResponse<Resource> unguarded() {
		return problem(new Problem(HttpStatus.FORBIDDEN, "The request did not come through the endpoint's guard"));
	}

	private static WebEndpointResponse<Resource> problem(Problem problem) {
		return new WebEndpointResponse<>(new ByteArrayResource(problem.toJson()), problem.status().value(),
				Problem.MEDIA_TYPE);
	}

}
