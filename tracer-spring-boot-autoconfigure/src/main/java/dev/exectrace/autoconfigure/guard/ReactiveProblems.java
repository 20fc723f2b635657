package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.problem.Problem;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;

/**
 * The guard's refusals on WebFlux.
 */
final class ReactiveProblems {

	private ReactiveProblems() {
	}

	static ServerAuthenticationEntryPoint unauthorized() {
		return (exchange, ex) -> {
			exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, Refusals.BASIC_CHALLENGE);
			return write(exchange.getResponse(), Refusals.UNAUTHORIZED);
		};
	}

	static ServerAccessDeniedHandler forbidden() {
		return (exchange, ex) -> write(exchange.getResponse(), Refusals.FORBIDDEN);
	}

	static Mono<Void> refuse(ServerHttpResponse response, String reason) {
		return write(response, new Problem(HttpStatus.FORBIDDEN, reason));
	}

	static Mono<Void> write(ServerHttpResponse response, Problem problem) {
		byte[] body = problem.toJson();
		response.setStatusCode(problem.status());
		response.getHeaders().setContentType(Problem.MEDIA_TYPE);
		response.getHeaders().setContentLength(body.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

}
