package dev.exectrace.tool.view;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

import com.sun.net.httpserver.Headers;

/**
 * Lets only those in who were given the address: a page of another origin that reaches
 * this port, by a rebound name or by guessing, gets nothing.
 */
final class Guard {

	private static final int TOKEN_BYTES = 18;

	private final String token;

	Guard() {
		byte[] random = new byte[TOKEN_BYTES];
		new SecureRandom().nextBytes(random);
		this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

	String token() {
		return this.token;
	}

	/** Whether a request names this machine, by a name that nobody can rebind. */
	static boolean isLocal(Headers headers, int port) {
		String host = headers.getFirst("Host");
		return host != null && Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)
			.contains(host.toLowerCase(Locale.ROOT));
	}

	/** Whether a request is of no page, or of one of this server. */
	static boolean isOfOwnPage(Headers headers) {
		String origin = headers.getFirst("Origin");
		return origin == null || origin.equals("http://" + headers.getFirst("Host"));
	}

	/** The path behind the token, {@code null} where that is not in front. */
	String path(URI uri) {
		String path = uri.getPath();
		int end = path.indexOf('/', 1);
		if (end < 0 || !MessageDigest.isEqual(path.substring(1, end).getBytes(StandardCharsets.UTF_8),
				this.token.getBytes(StandardCharsets.UTF_8))) {
			return null;
		}
		return path.substring(end + 1);
	}

	static void protect(Headers headers) {
		TracePages.HEADERS.forEach(headers::set);
	}

}
