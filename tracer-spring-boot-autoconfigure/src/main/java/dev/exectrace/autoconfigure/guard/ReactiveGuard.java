package dev.exectrace.autoconfigure.guard;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthorityReactiveAuthorizationManager;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authorization.AuthorizationWebFilter;
import org.springframework.security.web.server.authorization.ExceptionTranslationWebFilter;
import org.springframework.security.web.server.context.SecurityContextServerWebExchangeWebFilter;
import org.springframework.security.web.server.header.CacheControlServerHttpHeadersWriter;
import org.springframework.security.web.server.header.CompositeServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ContentTypeOptionsServerHttpHeadersWriter;
import org.springframework.security.web.server.header.HttpHeaderWriterWebFilter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * A security filter chain for the endpoint's path only, stateless and apart from the
 * application's own. What it lets through goes straight to the endpoint: the filters of
 * the application, its security among them, are part of the management context too. Other
 * requests pass untouched.
 */
class ReactiveGuard implements WebFilter, Ordered {

	private final EndpointPath path;

	private final DispatcherHandler dispatcher;

	private final WebFilterChainProxy chain;

	ReactiveGuard(EndpointPath path, DispatcherHandler dispatcher, ReactiveAuthenticationManager authenticationManager,
			String requiredAuthority) {
		this.path = path;
		this.dispatcher = dispatcher;
		this.chain = new WebFilterChainProxy(new MatcherSecurityWebFilterChain(ServerWebExchangeMatchers.anyExchange(),
				List.of(headers(), new LocalRequestWebFilter(), authentication(authenticationManager),
						new SecurityContextServerWebExchangeWebFilter(), exceptionTranslation(),
						new AuthorizationWebFilter(
								AuthorityReactiveAuthorizationManager.hasAuthority(requiredAuthority)),
						new GuardedRequestWebFilter(path))));
	}

	private static WebFilter headers() {
		return new HttpHeaderWriterWebFilter(
				new CompositeServerHttpHeadersWriter(new ContentTypeOptionsServerHttpHeadersWriter(),
						new CacheControlServerHttpHeadersWriter(), ReactiveGuard::writeTraceHeaders));
	}

	private static Mono<Void> writeTraceHeaders(ServerWebExchange exchange) {
		if (exchange.getAttribute(GuardedRequest.ATTRIBUTE) instanceof GuardedRequest guarded) {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			TraceHeaders.set(guarded, exchange.getRequest().getURI().getRawPath(), headers::set);
			if (guarded.stream() != null) {
				headers.remove(HttpHeaders.ACCEPT_RANGES);
			}
		}
		return Mono.empty();
	}

	private static WebFilter authentication(ReactiveAuthenticationManager authenticationManager) {
		AuthenticationWebFilter filter = new AuthenticationWebFilter(authenticationManager);
		filter.setAuthenticationFailureHandler(
				new ServerAuthenticationEntryPointFailureHandler(ReactiveProblems.unauthorized()));
		return filter;
	}

	private static WebFilter exceptionTranslation() {
		ExceptionTranslationWebFilter filter = new ExceptionTranslationWebFilter();
		filter.setAuthenticationEntryPoint(ReactiveProblems.unauthorized());
		filter.setAccessDeniedHandler(ReactiveProblems.forbidden());
		return filter;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain applicationChain) {
		if (!this.path.contains(exchange.getRequest().getPath().pathWithinApplication())) {
			return applicationChain.filter(exchange);
		}
		return this.chain.filter(exchange, this.dispatcher::handle);
	}

}
