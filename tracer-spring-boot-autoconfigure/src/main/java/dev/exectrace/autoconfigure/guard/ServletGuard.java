package dev.exectrace.autoconfigure.guard;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * A security filter chain for the endpoint's path only, stateless and apart from the
 * application's own. Other requests pass untouched.
 */
class ServletGuard extends OncePerRequestFilter {

	private final EndpointPath path;

	private final FilterChainProxy chain;

	ServletGuard(EndpointPath path, AuthenticationManager authenticationManager, String requiredAuthority) {
		this.path = path;
		this.chain = new FilterChainProxy(
				new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, headers(), new LocalRequestFilter(),
						new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
						new BasicAuthenticationFilter(authenticationManager, ServletProblems.unauthorized()),
						exceptionTranslation(),
						new AuthorizationFilter(AuthorityAuthorizationManager.hasAuthority(requiredAuthority)),
						new GuardedRequestFilter(path)));
	}

	private static HeaderWriterFilter headers() {
		return new HeaderWriterFilter(
				List.of(new XContentTypeOptionsHeaderWriter(), new CacheControlHeadersWriter(), (request, response) -> {
					if (request.getAttribute(GuardedRequest.ATTRIBUTE) instanceof GuardedRequest guarded) {
						TraceHeaders.set(guarded, request.getRequestURI(), response::setHeader);
					}
				}));
	}

	private static ExceptionTranslationFilter exceptionTranslation() {
		// The default one would keep the request in a session
		ExceptionTranslationFilter filter = new ExceptionTranslationFilter(ServletProblems.unauthorized(),
				new NullRequestCache());
		filter.setAccessDeniedHandler(ServletProblems.forbidden());
		return filter;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.path.contains(ServletRequestPathUtils.parse(request).pathWithinApplication());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain filterChain)
			throws ServletException, IOException {
		this.chain.doFilter(request, response, filterChain);
	}

}
