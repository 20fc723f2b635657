package dev.exectrace.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for an instance whose endpoint does what a test needs: sends its trace in two
 * halves, the second one when it is told to.
 */
final class InstanceStandIn implements AutoCloseable {

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	final List<Headers> requests = new CopyOnWriteArrayList<>();

	final ConcurrentLinkedQueue<String> deletions = new ConcurrentLinkedQueue<>();

	final CountDownLatch clientGone = new CountDownLatch(1);

	volatile CountDownLatch secondHalf = new CountDownLatch(1);

	volatile byte[] trace = new byte[0];

	volatile int refusal;

	volatile boolean breaksOff;

	volatile boolean refusesDelete;

	InstanceStandIn() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String actuator() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/actuator";
	}

	private void handle(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath().substring("/actuator".length());
		if (path.startsWith("/exectrace")) {
			this.requests.add(exchange.getRequestHeaders());
			endpoint(exchange, path);
		}
		else {
			send(exchange, 200, "application/vnd.spring-boot.actuator.v3+json", path.isEmpty() ? """
					{"_links":{"self":{"href":"%1$s","templated":false},
					  "exectrace":{"href":"%1$s/exectrace","templated":false}}}""".formatted(actuator())
					: "{\"status\":\"UP\"}");
		}
		// Not after a failure: it would end the answer as if that were whole
		exchange.close();
	}

	private void endpoint(HttpExchange exchange, String path) throws IOException {
		if (this.refusal != 0) {
			send(exchange, this.refusal, "application/problem+json",
					"{\"status\":%d,\"detail\":\"A capture runs until noon\"}".formatted(this.refusal));
		}
		else if (exchange.getRequestMethod().equals("DELETE")) {
			if (this.refusesDelete) {
				send(exchange, 405, "text/plain", "read-only");
				return;
			}
			this.deletions.add(path);
			this.secondHalf.countDown();
			exchange.sendResponseHeaders(204, -1);
		}
		else if (path.equals("/exectrace/status")) {
			send(exchange, 200, "application/json", "{\"agent\":{\"state\":\"INSTALLED\"}}");
		}
		else {
			stream(exchange);
		}
	}

	private void stream(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
		exchange.sendResponseHeaders(200, 0);
		OutputStream out = exchange.getResponseBody();
		int half = this.trace.length / 2;
		out.write(this.trace, 0, half);
		out.flush();
		try {
			// A byte a time, to find out whether somebody still listens
			int sent = half;
			while (!this.secondHalf.await(50, TimeUnit.MILLISECONDS)) {
				out.write(this.trace, sent++, 1);
				out.flush();
			}
			if (this.breaksOff) {
				throw new IOException("as a test wants it");
			}
			out.write(this.trace, sent, this.trace.length - sent);
			out.close();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
		catch (IOException ex) {
			this.clientGone.countDown();
			throw ex;
		}
	}

	private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
