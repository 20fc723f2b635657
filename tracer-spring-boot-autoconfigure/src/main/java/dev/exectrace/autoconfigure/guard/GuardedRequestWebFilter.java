package dev.exectrace.autoconfigure.guard;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Hands a request that was let through to the endpoint as a {@link GuardedRequest} and
 * ends that with it. One for a trace that is being recorded has no range: there are no
 * parts to choose from.
 */
class GuardedRequestWebFilter implements WebFilter {

	private final EndpointPath path;

	GuardedRequestWebFilter(EndpointPath path) {
		this.path = path;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		boolean root = this.path.isRoot(exchange.getRequest().getPath().pathWithinApplication());
		if (root && exchange.getRequest().getMethod() == HttpMethod.HEAD) {
			// WebFlux would run the GET operation
			exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_OCTET_STREAM);
			return exchange.getResponse().setComplete();
		}
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.map((user) -> new GuardedRequest(user, Schedulers.boundedElastic()::schedule))
			.flatMap((guarded) -> proceed(root ? withoutRange(exchange) : exchange, chain, guarded));
	}

	private static Mono<Void> proceed(ServerWebExchange exchange, WebFilterChain chain, GuardedRequest guarded) {
		exchange.getAttributes().put(GuardedRequest.ATTRIBUTE, guarded);
		return chain.filter(exchange)
			.doFinally((signal) -> guarded.end())
			.contextWrite(ReactiveSecurityContextHolder.withAuthentication(guarded));
	}

	private static ServerWebExchange withoutRange(ServerWebExchange exchange) {
		return exchange.mutate()
			.request((request) -> request.headers((headers) -> headers.remove(HttpHeaders.RANGE)))
			.build();
	}

}
