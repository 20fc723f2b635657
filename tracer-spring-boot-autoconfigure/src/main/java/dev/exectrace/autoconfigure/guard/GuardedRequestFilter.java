package dev.exectrace.autoconfigure.guard;

import java.io.IOException;
import java.util.Collections;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Hands a request that was let through to the endpoint as a {@link GuardedRequest} and
 * ends that with it.
 */
class GuardedRequestFilter extends OncePerRequestFilter {

	private final EndpointPath path;

	GuardedRequestFilter(EndpointPath path) {
		this.path = path;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain filterChain)
			throws ServletException, IOException {
		PathContainer requested = ServletRequestPathUtils.parse(request).pathWithinApplication();
		boolean root = this.path.isRoot(requested);
		boolean ranged = RangeRule.allows(root, requested, Collections.list(request.getHeaders(HttpHeaders.IF_RANGE)));
		if (request.getMethod().equals("POST") && !RequestBody.isUnderstood(request.getContentType())) {
			ServletProblems.write(response, RequestBody.UNSUPPORTED);
			return;
		}
		if (!request.getMethod().equals("HEAD")) {
			proceed(request, new FlushingResponse(response), filterChain, ranged);
		}
		else if (root) {
			// Spring MVC would run the GET operation
			response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
		}
		else {
			proceed(request, response, filterChain, ranged);
		}
	}

	private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain filterChain,
			boolean ranged) throws ServletException, IOException {
		Authentication user = SecurityContextHolder.getContext().getAuthentication();
		Assert.state(user != null, "Not authenticated");
		GuardedRequest guarded = new GuardedRequest(user, Runnable::run);
		try {
			request.setAttribute(GuardedRequest.ATTRIBUTE, guarded);
			filterChain.doFilter(new GuardedServletRequest(request, guarded, ranged), response);
		}
		finally {
			guarded.end();
		}
	}

}
