package dev.exectrace.autoconfigure.guard;

import java.io.IOException;
import java.net.InetSocketAddress;
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
				hosts(request), values(request, HttpHeaders.ORIGIN), values(request, "Sec-Fetch-Site"),
				Collections.list(request.getHeaderNames()));
		if (refusal.isPresent()) {
			ServletProblems.refuse(response, refusal.get());
			return;
		}
		filterChain.doFilter(request, response);
	}

	/**
	 * HTTP/2 has a field of its own for it, which not every server shows as the header.
	 */
	private static List<String> hosts(HttpServletRequest request) {
		List<String> hosts = values(request, HttpHeaders.HOST);
		if (!hosts.isEmpty() || request.getProtocol().startsWith("HTTP/1")) {
			return hosts;
		}
		HttpHeaders authority = new HttpHeaders();
		authority.setHost(InetSocketAddress.createUnresolved(request.getServerName(), port(request)));
		return authority.getOrEmpty(HttpHeaders.HOST);
	}

	private static int port(HttpServletRequest request) {
		boolean byDefault = request.getServerPort() == (request.isSecure() ? 443 : 80);
		return byDefault ? 0 : request.getServerPort();
	}

	private static List<String> values(HttpServletRequest request, String header) {
		return Collections.list(request.getHeaders(header));
	}

}
