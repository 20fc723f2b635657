package dev.exectrace.tool.push;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a receiver answered.
 *
 * @param status the HTTP status
 * @param type the content type, in lower case, empty where there is none
 * @param retryAfter the header of that name, or {@code null}
 * @param location the header of that name, or {@code null}
 * @param body the beginning of the body
 */
record Answer(int status, String type, String retryAfter, String location, byte[] body) {

	private static final int MAX_WORDS = 300;

	boolean isTaken() {
		return this.status >= 200 && this.status < 300 && !this.type.startsWith("text/html");
	}

	/** Those of which OpenTelemetry's protocol says so; Pyroscope limits by 429, too. */
	boolean isForNow() {
		return this.status == 429 || this.status == 502 || this.status == 503 || this.status == 504;
	}

	/** How long the receiver asks to be left alone, {@code null} where it does not. */
	Duration pause(Instant now) {
		if (this.retryAfter == null) {
			return null;
		}
		if (this.retryAfter.matches("\\d{1,9}")) {
			return Duration.ofSeconds(Long.parseLong(this.retryAfter));
		}
		try {
			Duration until = Duration.between(now,
					ZonedDateTime.parse(this.retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
			return until.isNegative() ? Duration.ZERO : until;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** What the receiver says, {@code null} where it says nothing that people read. */
	String words() {
		String words = null;
		if (this.type.contains("json")) {
			words = message();
		}
		else if (this.type.contains("protobuf") || this.type.contains("application/proto")) {
			// google.rpc.Status
			byte[] message = new ReceivedMessage(this.body).bytes(2);
			words = (message != null) ? new String(message, StandardCharsets.UTF_8) : null;
		}
		else if (this.type.startsWith("text/plain")) {
			words = new String(this.body, StandardCharsets.UTF_8);
		}
		return (words != null) ? line(words) : null;
	}

	/** That of an error of the Connect protocol, or of a {@code google.rpc.Status}. */
	private String message() {
		try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), this.body)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			while (json.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = json.currentName();
				if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("message")) {
					return json.getString();
				}
				json.skipChildren();
			}
		}
		catch (JacksonException ex) {
			return null;
		}
		return null;
	}

	static String line(String text) {
		String line = text.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
		if (line.isEmpty()) {
			return null;
		}
		return (line.length() <= MAX_WORDS) ? line : line.substring(0, MAX_WORDS) + "...";
	}

	static String type(String header) {
		return (header != null) ? header.strip().toLowerCase(Locale.ROOT) : "";
	}

}
