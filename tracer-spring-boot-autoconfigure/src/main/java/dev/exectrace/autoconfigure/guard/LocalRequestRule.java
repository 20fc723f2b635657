package dev.exectrace.autoconfigure.guard;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Lets through only requests that a program of this machine made for its own user: over
 * loopback, to a loopback name, and not on behalf of a web page from elsewhere.
 */
final class LocalRequestRule {

	private static final Set<String> ALLOWED_FETCH_SITES = Set.of("same-origin", "none");

	private LocalRequestRule() {
	}

	/**
	 * Judges a request.
	 * @param remoteAddress the client's address
	 * @param localAddress the server's address
	 * @param hosts the values of the header {@code Host}
	 * @param origins the values of the header {@code Origin}
	 * @param fetchSites the values of the header {@code Sec-Fetch-Site}
	 * @param headers the names of all headers
	 * @return why the request is refused, or empty
	 */
	static Optional<String> refusal(@Nullable String remoteAddress, @Nullable String localAddress, List<String> hosts,
			List<String> origins, List<String> fetchSites, Collection<String> headers) {
		if (!Loopback.isAddress(remoteAddress) || !Loopback.isAddress(localAddress)) {
			return Optional.of("Only connections over loopback are served");
		}
		// Where the server believes them, all else that is asked here is hearsay
		if (headers.stream().anyMatch(LocalRequestRule::isOfAProxy)) {
			return Optional.of("Requests with forwarded headers, as a proxy adds them, are not served");
		}
		if (hosts.size() != 1 || !Loopback.isHost(hosts.get(0))) {
			return Optional.of("The header Host must name loopback, for example localhost");
		}
		if (!origins.stream().allMatch((origin) -> isSameOrigin(origin, hosts.get(0)))) {
			return Optional.of("Requests from another origin are not served");
		}
		if (!ALLOWED_FETCH_SITES.containsAll(fetchSites)) {
			return Optional.of("Cross-site requests are not served");
		}
		return Optional.empty();
	}

	private static boolean isOfAProxy(String header) {
		String name = header.toLowerCase(Locale.ROOT);
		return name.equals("forwarded") || name.startsWith("x-forwarded-");
	}

	private static boolean isSameOrigin(String origin, String host) {
		return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
	}

}
