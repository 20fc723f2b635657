package dev.exectrace.admin.instance;

import java.util.concurrent.TimeoutException;

import de.codecentric.boot.admin.server.web.client.exception.ResolveEndpointException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Says of a failed request what is the matter.
 */
final class InstanceFailures {

	private InstanceFailures() {
	}

	static Throwable explain(Throwable failure) {
		return switch (failure) {
			case WebClientResponseException refusal -> explain(refusal);
			case WebClientRequestException broken -> explain(broken);
			case TimeoutException late ->
				new InstanceException(HttpStatus.GATEWAY_TIMEOUT, "The instance does not answer in time. "
						+ "spring.boot.admin.monitor.timeout.exectrace on the Admin server lets it have more");
			case ResolveEndpointException missing ->
				new InstanceException(HttpStatus.NOT_FOUND, "The instance has no endpoint 'exectrace'");
			default -> failure;
		};
	}

	private static InstanceException explain(WebClientResponseException refusal) {
		HttpStatus status = HttpStatus.resolve(refusal.getStatusCode().value());
		String detail = detail(refusal);
		if (status == HttpStatus.UNAUTHORIZED) {
			return new InstanceException(HttpStatus.BAD_GATEWAY, "The instance refuses the Admin server's credentials. "
					+ "Set the instance's metadata user.name and user.password to those of its endpoint 'exectrace'");
		}
		if (status == HttpStatus.BAD_REQUEST || status == HttpStatus.NOT_FOUND || status == HttpStatus.CONFLICT) {
			return new InstanceException(status, (detail != null) ? detail : "The instance answers " + status);
		}
		return new InstanceException(HttpStatus.BAD_GATEWAY,
				"The instance answers " + refusal.getStatusCode() + ((detail != null) ? ": " + detail : ""));
	}

	private static @Nullable String detail(WebClientResponseException refusal) {
		try {
			ProblemDetail problem = refusal.getResponseBodyAs(ProblemDetail.class);
			return (problem != null) ? problem.getDetail() : null;
		}
		catch (RuntimeException ex) {
			// Not a problem detail, so not of the endpoint itself.
			return null;
		}
	}

	private static Throwable explain(WebClientRequestException broken) {
		Throwable cause = broken.getCause();
		if (cause instanceof TimeoutException || cause instanceof io.netty.handler.timeout.TimeoutException) {
			return explain(new TimeoutException());
		}
		return new InstanceException(HttpStatus.BAD_GATEWAY, "The instance cannot be reached at "
				+ broken.getUri().getAuthority() + ": " + ((cause != null) ? cause.getMessage() : broken.getMessage())
				+ ". Its endpoint is on loopback: the Admin server has to run on the same machine, or to have a tunnel");
	}

}
