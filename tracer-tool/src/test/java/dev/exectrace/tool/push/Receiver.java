package dev.exectrace.tool.push;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An HTTP server that keeps what it is sent and answers as it is told to. */
final class Receiver implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();

	private final Reply usual;

	private final CountDownLatch closing = new CountDownLatch(1);

	final List<Request> requests = new CopyOnWriteArrayList<>();

	/** It answers so where nothing else is said. */
	Receiver(Reply usual) throws IOException {
		this.usual = usual;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/** Answers so, once, before all that it was not told yet. */
	Receiver then(Reply reply) {
		this.replies.add(reply);
		return this;
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		this.requests.add(new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(),
				exchange.getRequestHeaders(), body));
		Reply told = this.replies.poll();
		Reply reply = (told != null) ? told : this.usual;
		if (reply.isSilent()) {
			try {
				this.closing.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		reply.headers().forEach(exchange.getResponseHeaders()::set);
		exchange.sendResponseHeaders(reply.status(), (reply.body().length > 0) ? reply.body().length : -1);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(reply.body());
		}
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.closing.countDown();
		this.server.stop(0);
		this.threads.close();
	}

	/** What it was sent. */
	record Request(String line, Headers headers, byte[] body) {

	}

	/** What it answers. */
	record Reply(int status, Map<String, String> headers, byte[] body) {

		static Reply of(int status, String type, String text) {
			return new Reply(status, Map.of("Content-Type", type), text.getBytes());
		}

		/** None, until the end. */
		static Reply none() {
			return new Reply(0, Map.of(), new byte[0]);
		}

		static Reply later(int status, String retryAfter) {
			return new Reply(status, Map.of("Retry-After", retryAfter), new byte[0]);
		}

		boolean isSilent() {
			return this.status == 0;
		}

	}

}
