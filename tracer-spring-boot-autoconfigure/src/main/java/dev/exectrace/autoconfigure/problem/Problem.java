package dev.exectrace.autoconfigure.problem;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A problem detail. It is written here and not by a message converter because the guard
 * answers before there is one. Immutable.
 *
 * @param status the HTTP status
 * @param detail what is wrong and what would be right
 * @param extensions further members by name
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(HttpStatus status, String detail, Map<String, String> extensions) {

	/**
	 * The media type of a problem.
	 */
	public static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

	public Problem(HttpStatus status, String detail) {
		this(status, detail, Map.of());
	}

	/**
	 * The problem in JSON.
	 * @return the bytes, in UTF-8
	 */
	public byte[] toJson() {
		Map<String, String> members = new LinkedHashMap<>();
		members.put("title", quote(this.status.getReasonPhrase()));
		members.put("status", Integer.toString(this.status.value()));
		members.put("detail", quote(this.detail));
		this.extensions.forEach((name, value) -> members.put(name, quote(value)));
		return members.entrySet()
			.stream()
			.map((member) -> quote(member.getKey()) + ":" + member.getValue())
			.collect(Collectors.joining(",", "{", "}\n"))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().forEach((c) -> {
			if (c == '"' || c == '\\') {
				quoted.append('\\').append((char) c);
			}
			else if (c < ' ' || Character.isSurrogate((char) c)) {
				quoted.append("\\u%04x".formatted(c));
			}
			else {
				quoted.append((char) c);
			}
		});
		return quoted.append('"').toString();
	}

}
