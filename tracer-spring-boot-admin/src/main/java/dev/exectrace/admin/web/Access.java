package dev.exectrace.admin.web;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Who may use execution traces: whoever has logged in to the Admin server, and on a
 * server that only listens on loopback, whoever uses this machine; never a page of
 * another site.
 */
public final class Access {

	private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

	private static final Pattern LOOPBACK_HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?",
			Pattern.CASE_INSENSITIVE);

	private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host");

	private final boolean authenticated;

	private final boolean onLoopback;

	/**
	 * Creates it for a server.
	 * @param authenticated whether users have to be logged in
	 * @param onLoopback whether the server listens on loopback only
	 */
	public Access(boolean authenticated, boolean onLoopback) {
		this.authenticated = authenticated;
		this.onLoopback = onLoopback;
	}

	/**
	 * Judges a request.
	 * @return why it is refused, or empty
	 */
	Optional<String> refusal(HttpMethod method, @Nullable Principal user, HttpHeaders headers) {
		if (!OWN_SITES.containsAll(headers.getOrEmpty("Sec-Fetch-Site"))) {
			return Optional.of("Only the Admin server's own pages can ask for that");
		}
		// A page of another site cannot send it without being asked whether it may
		if (!isSafe(method) && !headers.containsHeader("X-Requested-With")) {
			return Optional.of("The header X-Requested-With is missing");
		}
		if (!this.authenticated || LoggedIn.is(user) || isOfThisMachine(headers)) {
			return Optional.empty();
		}
		return Optional.of("Execution traces are only for users who have logged in. Add Spring Security to the Admin "
				+ "server, have it listen on loopback only with server.address=127.0.0.1, or, where a proxy in front "
				+ "of it authenticates, set exectrace.admin.require-authentication=false");
	}

	private static boolean isSafe(HttpMethod method) {
		return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
	}

	/** A name that is not of loopback may have been rebound to it. */
	private boolean isOfThisMachine(HttpHeaders headers) {
		List<String> hosts = headers.getOrEmpty(HttpHeaders.HOST);
		return this.onLoopback && hosts.size() == 1 && LOOPBACK_HOST.matcher(hosts.getFirst()).matches()
				&& OF_PROXIES.stream().noneMatch(headers::containsHeader);
	}

}
