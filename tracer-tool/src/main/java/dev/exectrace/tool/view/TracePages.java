package dev.exectrace.tool.view;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

import dev.exectrace.tool.view.api.Answer;
import dev.exectrace.tool.view.api.BadRequestException;
import dev.exectrace.tool.view.api.Endpoint;
import dev.exectrace.tool.view.api.Endpoints;
import dev.exectrace.tool.view.api.Query;
import dev.exectrace.tool.view.api.ViewedTrace;

/**
 * The pages of a trace and what they ask for, whichever server they are asked of. All
 * addresses in them are relative, so a server may have them below any path that ends in a
 * slash. Safe for use by several threads; an answer is made by the caller's thread and
 * may take seconds.
 */
public final class TracePages {

	/**
	 * The headers that every answer has to have: the pages load nothing from elsewhere,
	 * and nobody else loads them.
	 */
	public static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' blob:; "
					+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
			"same-origin", "Cross-Origin-Resource-Policy", "same-origin");

	private static final PageFiles FILES = new PageFiles();

	private static final String API = "api/";

	private final Map<String, Endpoint> endpoints;

	private TracePages(Map<String, Endpoint> endpoints) {
		this.endpoints = endpoints;
	}

	/**
	 * The pages of a trace.
	 * @param trace the trace
	 * @return its pages
	 */
	public static TracePages of(ViewedTrace trace) {
		return of(Endpoints.of(trace));
	}

	static TracePages of(Map<String, Endpoint> endpoints) {
		return new TracePages(endpoints);
	}

	/**
	 * Answers a request that reads.
	 * @param path the path below the one that the pages are at, decoded and without a
	 * slash in front; empty for the first page
	 * @param query gives the parameters
	 * @return the reply
	 */
	public Reply get(String path, Supplier<Query> query) {
		Endpoint endpoint = path.startsWith(API) ? this.endpoints.get(path.substring(API.length())) : null;
		try {
			Answer answer = (endpoint != null) ? endpoint.answer(query.get()) : FILES.get(path);
			return (answer != null) ? new Reply(200, answer) : text(404, "Nothing here.");
		}
		catch (BadRequestException ex) {
			return text(400, ex.getMessage());
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			return text(500, "This is a bug in exectrace: " + ex);
		}
	}

	/**
	 * Answers a request that reads, as long as the trace is being read: the pages are
	 * there, and they show how far that is.
	 * @param path the path, as in {@link #get}
	 * @param progress how far the reading is
	 * @return the reply
	 */
	public static Reply unread(String path, String progress) {
		if (path.startsWith(API)) {
			// Not 503: a browser would tell of a failure, and this is none.
			return text(202, progress);
		}
		Answer answer = FILES.get(path);
		return (answer != null) ? new Reply(200, answer) : text(404, "Nothing here.");
	}

	static Reply text(int status, String message) {
		return new Reply(status,
				new Answer("text/plain; charset=utf-8", (message + "\n").getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * What is replied.
	 *
	 * @param status the HTTP status
	 * @param answer the body
	 */
	public record Reply(int status, Answer answer) {

		/**
		 * How long it may be kept.
		 * @return the value of the header {@code Cache-Control}
		 */
		public String cacheControl() {
			return this.answer.immutable() ? "private, max-age=86400, immutable" : "no-store";
		}

	}

}
