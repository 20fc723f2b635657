package dev.exectrace.autoconfigure.guard;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Hands a request that was let through to the endpoint as a {@link GuardedRequest} and
 * ends that with it. It has a range only where {@link RangeRule} allows for one, and
 * without a body it is taken for one of the actuator's own.
 */
class GuardedRequestWebFilter implements WebFilter {

	private final EndpointPath path;

	GuardedRequestWebFilter(EndpointPath path) {
		this.path = path;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		PathContainer requested = exchange.getRequest().getPath().pathWithinApplication();
		HttpHeaders headers = exchange.getRequest().getHeaders();
		boolean root = this.path.isRoot(requested);
		boolean ranged = RangeRule.allows(root, requested, headers.getOrEmpty(HttpHeaders.IF_RANGE));
		boolean post = exchange.getRequest().getMethod() == HttpMethod.POST;
		if (post && !RequestBody.isUnderstood(headers.getFirst(HttpHeaders.CONTENT_TYPE))) {
			return ReactiveProblems.write(exchange.getResponse(), RequestBody.UNSUPPORTED);
		}
		if (root && exchange.getRequest().getMethod() == HttpMethod.HEAD) {
			// WebFlux would run the GET operation
			exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_OCTET_STREAM);
			return exchange.getResponse().setComplete();
		}
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.map((user) -> new GuardedRequest(user, GuardedRequestWebFilter::close))
			.flatMap((guarded) -> proceed(adapted(exchange, ranged, post), chain, guarded));
	}

	private static Mono<Void> proceed(ServerWebExchange exchange, WebFilterChain chain, GuardedRequest guarded) {
		exchange.getAttributes().put(GuardedRequest.ATTRIBUTE, guarded);
		return chain.filter(exchange.mutate().response(new StreamingResponse(exchange.getResponse(), guarded)).build())
			.doFinally((signal) -> guarded.end())
			.contextWrite(ReactiveSecurityContextHolder.withAuthentication(guarded));
	}

	/** By no thread that the application may keep busy: the capture is to end now. */
	private static void close(Runnable closing) {
		Thread.ofPlatform().name("exectrace-close").daemon().start(closing);
	}

	private static ServerWebExchange adapted(ServerWebExchange exchange, boolean ranged, boolean post) {
		return exchange.mutate().request((request) -> request.headers((headers) -> {
			if (!ranged) {
				headers.remove(HttpHeaders.RANGE);
			}
			if (post && headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
				headers.setContentType(MediaType.APPLICATION_JSON);
			}
		})).build();
	}

}
