package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.output.Quantity;

/**
 * Captures one application into one file. The file has its name once all has come; until
 * then {@code .part} is appended. {@link #stop} is for other threads, all else for one.
 */
final class TraceDownload {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private static final Duration ANSWER = Duration.ofSeconds(60);

	/** A JVM that writes a heap dump may be silent for some time. */
	private static final long MAX_SILENCE = 60_000_000_000L;

	private static final int BUFFER = 1 << 16;

	private static final int MAX_PROBLEM = 1 << 16;

	private final HttpClient client;

	private final EndpointAddress address;

	private final Credentials credentials;

	private final Path file;

	private volatile InputStream body;

	private volatile long bytes;

	private volatile long began;

	private volatile long heard;

	private volatile long nanos;

	private volatile boolean stopped;

	private volatile boolean silent;

	private volatile boolean kept;

	TraceDownload(HttpClient client, EndpointAddress address, Credentials credentials, Path file) {
		this.client = client;
		this.address = address;
		this.credentials = credentials;
		this.file = file;
	}

	/** A client for captures. */
	static HttpClient client() {
		// Version 1.1: an upgrade to 2 costs a round trip, and some servers an error
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.proxy(HttpClient.Builder.NO_PROXY)
			.connectTimeout(CONNECT)
			.build();
	}

	/**
	 * Captures.
	 * @param seconds for how long
	 * @return why the trace is cut short, {@code null} where it is whole
	 * @throws Failure if there is no trace
	 * @throws IOException if the file cannot be written
	 */
	String run(BigDecimal seconds) throws Failure, IOException, InterruptedException {
		Path part = this.file.resolveSibling(this.file.getFileName() + ".part");
		String cut;
		try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING)) {
			cut = receive(seconds, channel);
		}
		finally {
			if (this.bytes == 0) {
				Files.deleteIfExists(part);
			}
		}
		if (this.bytes == 0) {
			throw new Failure(this.address + " sent no trace" + ((cut != null) ? ": " + cut : ""),
					"the application's log may tell why");
		}
		Files.move(part, this.file, StandardCopyOption.REPLACE_EXISTING);
		this.nanos = elapsed();
		this.kept = true;
		return cut;
	}

	private String receive(BigDecimal seconds, FileChannel channel) throws Failure, IOException, InterruptedException {
		HttpResponse<InputStream> response = request(seconds);
		try (InputStream body = response.body()) {
			String type = response.headers().firstValue("Content-Type").orElse("data of no type");
			if (response.statusCode() != 200) {
				throw Refusal.of(this.address, this.credentials, response.statusCode(), type, text(body));
			}
			if (!type.startsWith("application/octet-stream")) {
				throw Refusal.noTrace(this.address, type);
			}
			this.began = System.nanoTime();
			this.heard = this.began;
			this.body = body;
			if (this.stopped) {
				end(body);
			}
			return copy(body, channel);
		}
		finally {
			this.body = null;
		}
	}

	private HttpResponse<InputStream> request(BigDecimal seconds) throws Failure, InterruptedException {
		URI uri = URI.create(this.address.uri() + "?seconds=" + seconds.toPlainString());
		try {
			return this.client.send(authorized(uri).timeout(ANSWER).GET().build(), (head) -> new ReceivedBody());
		}
		catch (IOException ex) {
			throw Unreachable.of(this.address, ex);
		}
	}

	private HttpRequest.Builder authorized(URI uri) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri);
		return (this.credentials.header() != null) ? request.header("Authorization", this.credentials.header())
				: request;
	}

	private static String text(InputStream body) {
		try {
			return new String(body.readNBytes(MAX_PROBLEM), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "";
		}
	}

	private String copy(InputStream body, FileChannel channel) throws IOException {
		byte[] buffer = new byte[BUFFER];
		while (true) {
			int length;
			try {
				length = body.read(buffer);
			}
			catch (IOException ex) {
				return cut();
			}
			if (length < 0) {
				return null;
			}
			try {
				write(ByteBuffer.wrap(buffer, 0, length), channel);
			}
			catch (IOException ex) {
				if (this.bytes == 0) {
					throw ex;
				}
				return "no more could be written (" + ex.getMessage() + ")";
			}
			this.heard = System.nanoTime();
		}
	}

	private void write(ByteBuffer data, FileChannel channel) throws IOException {
		while (data.hasRemaining()) {
			this.bytes += channel.write(data);
		}
	}

	private String cut() {
		if (this.silent) {
			return "nothing came for " + MAX_SILENCE / 1_000_000_000 + " s";
		}
		return this.stopped ? "it was ended before all had come" : "the connection broke";
	}

	/** Gives up a server that has gone silent. */
	void endSilence() {
		if (this.body != null && System.nanoTime() - this.heard > MAX_SILENCE) {
			this.silent = true;
			abort();
		}
	}

	/**
	 * Ends the capture early. What the server still has comes, if it knows how to end
	 * one.
	 */
	void stop() {
		this.stopped = true;
		InputStream running = this.body;
		if (running != null) {
			end(running);
		}
	}

	private void end(InputStream running) {
		try {
			HttpRequest delete = authorized(this.address.uri()).timeout(Duration.ofSeconds(5)).DELETE().build();
			int status = this.client.sendAsync(delete, BodyHandlers.discarding()).join().statusCode();
			// Not found: it has just ended
			if (status / 100 != 2 && status != 404) {
				running.close();
			}
		}
		catch (RuntimeException | IOException ex) {
			abort();
		}
	}

	/** Gives up what has not come yet. */
	void abort() {
		this.stopped = true;
		InputStream running = this.body;
		try {
			if (running != null) {
				running.close();
			}
		}
		catch (IOException ex) {
			// It is gone, which is what was wanted
		}
	}

	EndpointAddress address() {
		return this.address;
	}

	Path file() {
		return this.file;
	}

	long bytes() {
		return this.bytes;
	}

	/** How long ago the trace began to come, 0 where it has not yet. */
	long elapsed() {
		return (this.began != 0) ? System.nanoTime() - this.began : 0;
	}

	/** Tells how far a capture of so many seconds is. */
	String progress(BigDecimal seconds) {
		long nanos = elapsed();
		if (nanos == 0) {
			return "Waiting for the trace to begin";
		}
		// The first bytes come before the agent is attached, so it may take longer
		BigDecimal shown = BigDecimal.valueOf(TimeUnit.NANOSECONDS.toSeconds(nanos)).min(seconds);
		return "Capturing: " + shown.toPlainString() + " of " + seconds.toPlainString() + " s, "
				+ Quantity.bytes(this.bytes);
	}

	long nanos() {
		return this.nanos;
	}

	boolean isKept() {
		return this.kept;
	}

}
