package dev.exectrace.autoconfigure.guard;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Applies {@link LocalRequestRule} on WebFlux.
 */
class LocalRequestWebFilter implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		HttpHeaders headers = request.getHeaders();
		Optional<String> refusal = LocalRequestRule.refusal(address(request.getRemoteAddress()),
				address(request.getLocalAddress()), headers.getOrDefault(HttpHeaders.HOST, List.of()),
				headers.getOrDefault(HttpHeaders.ORIGIN, List.of()), headers.getOrDefault("Sec-Fetch-Site", List.of()),
				headers.headerNames());
		return refusal.map((reason) -> ReactiveProblems.refuse(exchange.getResponse(), reason))
			.orElseGet(() -> chain.filter(exchange));
	}

	private static @Nullable String address(@Nullable InetSocketAddress address) {
		return (address != null && !address.isUnresolved()) ? address.getAddress().getHostAddress() : null;
	}

}
