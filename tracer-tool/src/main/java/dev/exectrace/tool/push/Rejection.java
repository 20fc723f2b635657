package dev.exectrace.tool.push;

import dev.exectrace.tool.failure.Failure;

/**
 * Tells, in the receiver's words where it has any, why it did not take a profile.
 */
final class Rejection {

	private Rejection() {
	}

	/** Whether others may be taken although this profile was not. */
	static boolean isOfOne(Answer answer) {
		return answer.status() == 400 || answer.status() == 413 || answer.status() == 422;
	}

	static Failure of(Destination destination, ReceiverUrl url, RequestHeaders headers, Answer answer, int tries) {
		String words = answer.words();
		String said = url + " answered "
				+ ((words != null) ? "\"" + words + "\" (HTTP " + answer.status() + ")" : "HTTP " + answer.status());
		if (answer.status() < 300) {
			return new Failure(said + " with " + answer.type() + ", as no receiver of profiles does",
					path(destination));
		}
		return new Failure(said + ((tries > 1) ? " at the last of " + tries + " tries" : ""),
				cure(destination, headers, answer));
	}

	private static String cure(Destination destination, RequestHeaders headers, Answer answer) {
		return switch (answer.status()) {
			case 400, 422 -> (destination == Destination.pyroscope)
					? "Pyroscope by default takes what is at most an hour old (-validation.reject-older-than)"
					: "the receiver may know another version of the schema, which is still in development: this is"
							+ " that of opentelemetry-proto 1.11";
			case 401 -> headers.isAuthorizing() ? "check the token, or user and password, in the environment"
					: "set " + RequestHeaders.TOKEN + ", or " + RequestHeaders.USER + " and " + RequestHeaders.PASSWORD
							+ "; a tenant, as X-Scope-OrgID, goes into the file of --headers";
			case 403 -> "the token or user may not write profiles: give it that right, or use another";
			case 404, 405 -> path(destination);
			case 413 -> "send less at once, by --thread, --from and --until, or raise the receiver's limit";
			case 415 -> "the receiver does not take protocol buffers: check that --to fits it";
			case 429, 502, 503, 504 -> tooBusy(answer);
			default -> (answer.status() < 400) ? "give the URL that it leads to" + leadsTo(answer)
					: "the receiver's log may tell more";
		};
	}

	private static String tooBusy(Answer answer) {
		return (answer.retryAfter() != null) ? "it asks to wait (Retry-After: " + Answer.line(answer.retryAfter()) + ")"
				: "try later, or give more --retries";
	}

	private static String leadsTo(Answer answer) {
		return (answer.location() != null) ? ": " + Answer.line(answer.location()) : "";
	}

	private static String path(Destination destination) {
		return switch (destination) {
			case pyroscope -> "check the URL: " + destination.path() + " is added to what --url says";
			case otlp -> "check the URL, to which " + destination.path()
					+ " is added, and that the receiver has profiles switched on: the Collector needs a profiles pipeline"
					+ " and --feature-gates=service.profilesSupport";
		};
	}

}
