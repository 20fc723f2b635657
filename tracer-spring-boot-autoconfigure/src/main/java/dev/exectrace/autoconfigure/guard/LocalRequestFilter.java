package dev.exectrace.autoconfigure.guard;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Applies {@link LocalRequestRule} on a servlet stack.
 */
class LocalRequestFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain filterChain)
			throws ServletException, IOException {
		Optional<String> refusal = LocalRequestRule.refusal(request.getRemoteAddr(), request.getLocalAddr(),
				values(request, HttpHeaders.HOST), values(request, HttpHeaders.ORIGIN),
				values(request, "Sec-Fetch-Site"), Collections.list(request.getHeaderNames()));
		if (refusal.isPresent()) {
			ServletProblems.refuse(response, refusal.get());
			return;
		}
		filterChain.doFilter(request, response);
	}

	private static List<String> values(HttpServletRequest request, String header) {
		return Collections.list(request.getHeaders(header));
	}

}
