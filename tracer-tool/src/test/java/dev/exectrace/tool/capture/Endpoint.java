package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jdk.jfr.Recording;

/** An HTTP server that answers as an application's endpoint does. */
final class Endpoint implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	final List<String> requests = new CopyOnWriteArrayList<>();

	final List<String> authorizations = new CopyOnWriteArrayList<>();

	final CountDownLatch streaming = new CountDownLatch(1);

	private final CountDownLatch deleted = new CountDownLatch(1);

	Endpoint(HttpHandler capture) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> {
			this.requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
			String authorization = exchange.getRequestHeaders().getFirst("Authorization");
			this.authorizations.add(String.valueOf(authorization));
			if (exchange.getRequestMethod().equals("DELETE")) {
				this.deleted.countDown();
				exchange.sendResponseHeaders(204, -1);
				exchange.close();
				return;
			}
			capture.handle(exchange);
		});
		this.server.start();
	}

	static Endpoint streaming(byte[] trace) throws IOException {
		return new Endpoint((exchange) -> {
			start(exchange);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(trace);
			}
		});
	}

	/** Half of the trace, and the rest when the capture is ended. */
	static Endpoint untilDeleted(byte[] trace) throws IOException {
		Endpoint[] self = new Endpoint[1];
		self[0] = new Endpoint((exchange) -> {
			start(exchange);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(trace, 0, trace.length / 2);
				body.flush();
				self[0].streaming.countDown();
				self[0].deleted.await();
				body.write(trace, trace.length / 2, trace.length - trace.length / 2);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		return self[0];
	}

	static Endpoint answering(int status, String type, String text) throws IOException {
		return new Endpoint((exchange) -> {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", type);
			exchange.sendResponseHeaders(status, bytes.length);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(bytes);
			}
		});
	}

	static Endpoint problem(int status, String detail) throws IOException {
		return answering(status, "application/problem+json",
				"{\"type\":\"about:blank\",\"title\":\"No\",\"extra\":{\"detail\":\"x\"},\"status\":" + status
						+ ",\"detail\":\"" + detail + "\"}");
	}

	static void start(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
		exchange.sendResponseHeaders(200, 0);
	}

	static byte[] trace() throws IOException {
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadStart");
			recording.start();
			recording.stop();
			try (InputStream stream = recording.getStream(null, null)) {
				return stream.readAllBytes();
			}
		}
	}

	String address() {
		return "localhost:" + port();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.deleted.countDown();
		this.server.stop(0);
		this.threads.close();
	}

}
