package dev.exectrace.tool.push;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.exectrace.tool.failure.Failure;

/**
 * What is sent along to be let in. Never part of the command line, where others could
 * read it.
 */
final class RequestHeaders {

	static final String TOKEN = "EXECTRACE_PUSH_TOKEN";

	static final String USER = "EXECTRACE_PUSH_USER";

	static final String PASSWORD = "EXECTRACE_PUSH_PASSWORD";

	private static final String AUTHORIZATION = "Authorization";

	private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	/**
	 * Takes them from a file and from the environment.
	 * @param file the file, with lines as in {@code X-Scope-OrgID: team}, or {@code null}
	 * @param destination how bodies are written is not the file's to say
	 * @param environment the environment
	 * @return the headers
	 * @throws IOException if the file cannot be read
	 * @throws Failure if it does not hold headers, or there are two ways to be let in
	 */
	static RequestHeaders of(Path file, Destination destination, Map<String, String> environment)
			throws IOException, Failure {
		RequestHeaders headers = new RequestHeaders();
		if (file != null) {
			headers.read(file, destination);
		}
		String token = environment.get(TOKEN);
		String user = environment.get(USER);
		String password = environment.get(PASSWORD);
		if (token != null) {
			headers.authorize("Bearer " + token.strip(), TOKEN);
		}
		if (user != null || password != null) {
			if (user == null || password == null) {
				throw new Failure(((user != null) ? USER : PASSWORD) + " is set alone",
						"set " + ((user != null) ? PASSWORD : USER) + ", too");
			}
			headers.authorize("Basic "
					+ Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)),
					USER);
		}
		return headers;
	}

	private void authorize(String value, String source) throws Failure {
		check(AUTHORIZATION, value, source);
		if (this.values.put(AUTHORIZATION, value) != null) {
			throw new Failure(source + " is set, and there is another " + AUTHORIZATION + " header",
					"keep one of them");
		}
	}

	private void read(Path file, Destination destination) throws IOException, Failure {
		List<String> lines;
		try {
			lines = Files.readAllLines(file);
		}
		catch (MalformedInputException ex) {
			throw new Failure(file + " is not text in UTF-8", "write a header a line, as in X-Scope-OrgID: team");
		}
		for (int at = 0; at < lines.size(); at++) {
			String line = lines.get(at).strip();
			if (line.isEmpty() || line.startsWith("#")) {
				continue;
			}
			String where = file + ", line " + (at + 1);
			int colon = line.indexOf(':');
			if (colon < 1) {
				throw new Failure(where + " is not a header", "write it as in X-Scope-OrgID: team");
			}
			String name = line.substring(0, colon).strip();
			String value = line.substring(colon + 1).strip();
			if (destination.headers().keySet().stream().anyMatch(name::equalsIgnoreCase)) {
				throw new Failure(where + ": " + name + " is set by exectrace", "leave it out");
			}
			check(name, value, where);
			if (this.values.put(name, value) != null) {
				throw new Failure(where + ": " + name + " is there twice", "keep one of them");
			}
		}
	}

	/** The value is not told, as it may be a secret. */
	private static void check(String name, String value, String where) throws Failure {
		try {
			HttpRequest.newBuilder().header(name, value);
		}
		catch (IllegalArgumentException ex) {
			throw new Failure(where + ": HTTP does not allow that as the header " + name.toLowerCase(Locale.ROOT),
					"check it for characters that do not belong there");
		}
	}

	/** By name, in order. */
	Map<String, String> values() {
		return this.values;
	}

	boolean isAuthorizing() {
		return this.values.containsKey(AUTHORIZATION);
	}

	@Override
	public String toString() {
		return this.values.keySet().toString();
	}

}
