package dev.exectrace.tool.capture;

import dev.exectrace.tool.failure.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells, in the server's words where it has any, why there is no trace.
 */
final class Refusal {

	private static final int MAX_TEXT = 300;

	private Refusal() {
	}

	static Failure of(EndpointAddress address, Credentials credentials, int status, String type, String body) {
		String detail = detail(type, body);
		String said = address + " answered " + ((detail != null) ? "\"" + detail + "\"" : "HTTP " + status);
		return new Failure(said + ((detail != null) ? " (HTTP " + status + ")" : ""),
				cure(address, credentials, status, detail));
	}

	static Failure noTrace(EndpointAddress address, String type) {
		return new Failure(address + " answered with " + type + ", which is no trace",
				"check the URL: the endpoint is /actuator/exectrace unless it was moved");
	}

	private static String cure(EndpointAddress address, Credentials credentials, int status, String detail) {
		return switch (status) {
			case 400 -> "give another --seconds";
			case 401 -> (credentials.header() == null)
					? "set " + Credentials.PASSWORD + " (and " + Credentials.USER + ", if it is not exectrace)"
					: "check name and password: exectrace.user.password, or the one that the application logged when"
							+ " it started";
			case 403 -> address.isLoopback()
					? "use the user of exectrace.user.name, or one that has the role of exectrace.user.role"
					: "the endpoint serves its own machine only: run exectrace there, or tunnel as with ssh -L 8181:localhost:"
							+ ((address.uri().getPort() >= 0) ? address.uri().getPort() : "8181") + " "
							+ address.host();
			case 404 -> "check the URL, that the application has the starter, and that the endpoint is exposed";
			case 409 -> "wait for it, or end it with a DELETE of the same URL";
			case 503 -> "the application's log may tell more";
			default -> (status >= 300 && status < 400) ? "give the URL of the endpoint itself"
					: "the application's log may tell more";
		};
	}

	/** The detail of a problem, RFC 9457, or its title. */
	private static String detail(String type, String body) {
		if (!type.contains("json")) {
			return null;
		}
		String title = null;
		try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			while (json.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = json.currentName();
				if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("detail")) {
					return line(json.getString());
				}
				if (json.currentToken() == JsonToken.VALUE_STRING && name.equals("title")) {
					title = line(json.getString());
				}
				json.skipChildren();
			}
		}
		catch (JacksonException ex) {
			return title;
		}
		return title;
	}

	private static String line(String text) {
		String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
		return (line.length() <= MAX_TEXT) ? line : line.substring(0, MAX_TEXT) + "...";
	}

}
