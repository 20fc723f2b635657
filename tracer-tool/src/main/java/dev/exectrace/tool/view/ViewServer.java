package dev.exectrace.tool.view;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exectrace.tool.view.api.Answer;
import dev.exectrace.tool.view.api.Endpoint;
import dev.exectrace.tool.view.api.Endpoints;
import dev.exectrace.tool.view.api.Query;
import dev.exectrace.tool.view.api.ViewedTrace;

/**
 * Serves the pages of a trace on loopback, to those who know the address.
 */
final class ViewServer implements AutoCloseable {

	static {
		// Read once, when the server's classes are initialized: without it every answer
		// on
		// a kept connection waits for 40 ms.
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	/** In front of what is asked of the second trace. */
	private static final String OTHERS = "after/";

	/**
	 * In front of what is asked of the start of a trace: an address of its own, so that
	 * neither a page nor the browser's cache mixes it with the whole.
	 */
	private static final String START = "start/";

	private static final String COMPARISON = "diff.html";

	private static final Answer NOTHING = new Answer("text/plain; charset=utf-8", new byte[0]);

	private final HttpServer server;

	private final ExecutorService executor;

	private final Guard guard = new Guard();

	/** None until the trace has been read. */
	private volatile Map<String, Endpoint> endpoints;

	/** Those of a second trace, none where there is no such. */
	private volatile Map<String, Endpoint> others = Map.of();

	/** Those of the start of the trace, {@code null} but while the rest is read. */
	private volatile Map<String, Endpoint> start;

	/** Whether the start has been shown, whose pages lead to the whole from then on. */
	private volatile boolean started;

	private volatile String progress = "Reading";

	/** Takes another trace, {@code null} where there is none to be taken. */
	private volatile Callable<ViewedTrace> capture;

	private final Semaphore captures = new Semaphore(1);

	private ViewServer(HttpServer server) {
		this.server = server;
		// A profile takes seconds: tiles must not wait for it.
		int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
		this.executor = Executors.newFixedThreadPool(threads,
				Thread.ofPlatform().name("viewer-", 1).daemon().factory());
		server.setExecutor(this.executor);
		server.createContext("/", this::handle);
	}

	/**
	 * Starts to serve a page that says how far the reading is.
	 * @param port the port, 0 for any that is free
	 * @return the server
	 * @throws IOException if the port cannot be had
	 */
	static ViewServer start(int port) throws IOException {
		InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] { 127, 0, 0, 1 });
		ViewServer server = new ViewServer(HttpServer.create(new InetSocketAddress(loopback, port), 0));
		server.server.start();
		return server;
	}

	/** Says how far the reading is. */
	void progress(String text) {
		this.progress = text;
	}

	/** Serves the start of a trace until that is shown as a whole. */
	void showStart(ViewedTrace trace) {
		this.start = Endpoints.early(trace);
		this.started = true;
	}

	/** Whether the start of a trace is served, and not yet the whole. */
	boolean showsStart() {
		return this.start != null;
	}

	/** Serves a trace from now on. */
	void show(ViewedTrace trace) {
		this.endpoints = Endpoints.of(trace);
		// After that: a page that finds no start asks for the whole.
		this.start = null;
	}

	/** Serves a trace from now on, and others that the page has taken in its place. */
	void show(ViewedTrace trace, Callable<ViewedTrace> capture) {
		this.capture = capture;
		this.endpoints = Endpoints.live(trace);
	}

	/** Serves two traces, and what differs between them, from now on. */
	void show(ViewedTrace before, ViewedTrace after) {
		this.others = Endpoints.after(after, before, "../" + COMPARISON);
		this.endpoints = Endpoints.before(before, after, COMPARISON);
	}

	/** The address of its page, with the token. */
	URI address() {
		return URI.create("http://127.0.0.1:" + port() + "/" + this.guard.token() + "/");
	}

	private int port() {
		return this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Guard.protect(exchange.getResponseHeaders());
			if (!Guard.isLocal(exchange.getRequestHeaders(), port())) {
				send(exchange, 421, text("This is not for that host."));
				return;
			}
			String path = this.guard.path(exchange.getRequestURI());
			if (path == null) {
				send(exchange, 404, text("Nothing here. Open the address that the command printed."));
				return;
			}
			if (exchange.getRequestMethod().equals("POST") && path.equals("api/capture") && this.capture != null) {
				capture(exchange);
				return;
			}
			if (!exchange.getRequestMethod().equals("GET") && !exchange.getRequestMethod().equals("HEAD")) {
				exchange.getResponseHeaders().set("Allow", "GET, HEAD");
				send(exchange, 405, text("Only GET."));
				return;
			}
			if (path.equals("api/progress")) {
				boolean taking = this.captures.availablePermits() == 0 || this.start != null;
				send(exchange, taking ? 200 : 204, taking ? text(this.progress) : NOTHING);
				return;
			}
			answer(exchange, path);
		}
	}

	private void capture(HttpExchange exchange) throws IOException {
		if (!Guard.isOfOwnPage(exchange.getRequestHeaders())) {
			send(exchange, 403, text("Only the viewer's own page can ask for that."));
			return;
		}
		if (!this.captures.tryAcquire()) {
			send(exchange, 409, text("A trace is being taken."));
			return;
		}
		try {
			this.progress = "Asking for a trace";
			this.endpoints = Endpoints.live(this.capture.call());
			send(exchange, 200, text("Taken."));
		}
		catch (Exception ex) {
			send(exchange, 502, text((ex.getMessage() != null) ? ex.getMessage() : ex.toString()));
		}
		finally {
			this.captures.release();
		}
	}

	private void answer(HttpExchange exchange, String path) throws IOException {
		if (path.startsWith(START) && this.started) {
			answerEarly(exchange, path.substring(START.length()), this.start);
		}
		else if (path.startsWith(OTHERS)) {
			boolean there = this.endpoints == null || !this.others.isEmpty();
			answer(exchange, there ? path.substring(OTHERS.length()) : "none", this.others);
		}
		else {
			answer(exchange, path, this.endpoints);
		}
	}

	private void answerEarly(HttpExchange exchange, String path, Map<String, Endpoint> start) throws IOException {
		// Without endpoints: the files of the pages are there nevertheless.
		TracePages.Reply reply = TracePages.of((start != null) ? start : Map.of())
			.get(path, () -> new Query(exchange.getRequestURI().getRawQuery()));
		if (start == null && reply.status() == 404) {
			reply = TracePages.text(410, "All of the trace has been read.");
		}
		send(exchange, reply.status(), reply.answer());
	}

	private void answer(HttpExchange exchange, String path, Map<String, Endpoint> endpoints) throws IOException {
		TracePages.Reply reply = (this.endpoints != null)
				? TracePages.of(endpoints).get(path, () -> new Query(exchange.getRequestURI().getRawQuery()))
				: TracePages.unread(path, this.progress);
		if (reply.status() == 202) {
			exchange.getResponseHeaders().set("Retry-After", "1");
			if (this.started) {
				exchange.getResponseHeaders().set("Content-Location", START);
			}
		}
		send(exchange, reply.status(), reply.answer());
	}

	private static Answer text(String message) {
		return TracePages.text(200, message).answer();
	}

	private void send(HttpExchange exchange, int status, Answer answer) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", answer.type());
		// The same address is that of another trace once one has been taken.
		boolean kept = answer.immutable() && this.capture == null;
		exchange.getResponseHeaders().set("Cache-Control", kept ? "private, max-age=86400, immutable" : "no-store");
		if (answer.download() != null) {
			exchange.getResponseHeaders()
				.set("Content-Disposition", "attachment; filename=\"" + answer.download() + "\"");
		}
		if (exchange.getRequestMethod().equals("HEAD")) {
			exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.body().length));
			exchange.sendResponseHeaders(status, -1);
			return;
		}
		exchange.sendResponseHeaders(status, (answer.body().length > 0) ? answer.body().length : -1);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(answer.body());
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
