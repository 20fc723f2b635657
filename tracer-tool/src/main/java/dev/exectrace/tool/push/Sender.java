package dev.exectrace.tool.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.output.Quantity;

/**
 * Sends profiles, one after the other, and again where the receiver has no time. For one
 * thread.
 */
final class Sender implements AutoCloseable {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private static final long TICK_NANOS = 200_000_000L;

	private static final int MAX_ANSWER = 1 << 16;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(CONNECT)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Destination destination;

	private final ReceiverUrl url;

	private final RequestHeaders headers;

	private final Duration timeout;

	private final int retries;

	private final BackOff backOff;

	private final PrintWriter err;

	/**
	 * Makes one.
	 * @param timeout for how long an answer is waited for
	 * @param retries how often to try again
	 * @param err is told when a try is to be repeated
	 */
	Sender(Destination destination, ReceiverUrl url, RequestHeaders headers, Duration timeout, int retries,
			BackOff backOff, PrintWriter err) {
		this.destination = destination;
		this.url = url;
		this.headers = headers;
		this.timeout = timeout;
		this.retries = retries;
		this.backOff = backOff;
		this.err = err;
	}

	/**
	 * Sends a profile.
	 * @param body the request's body
	 * @param waiting is called again and again while there is no answer
	 * @param answered is called before anything is said about an answer
	 * @return why this one was not taken, {@code null} where it was
	 * @throws Failure if no other would be taken either
	 */
	Failure send(byte[] body, Runnable waiting, Runnable answered) throws Failure, InterruptedException {
		for (int tries = 1;; tries++) {
			Answer answer = exchange(body, waiting);
			answered.run();
			if (answer.isTaken()) {
				return partly(answer);
			}
			Duration asked = answer.pause(Instant.now());
			if (!answer.isForNow() || tries > this.retries || (asked != null && asked.compareTo(BackOff.LONGEST) > 0)) {
				Failure failure = Rejection.of(this.destination, this.url, this.headers, answer, tries);
				if (Rejection.isOfOne(answer)) {
					return failure;
				}
				throw failure;
			}
			Duration pause = this.backOff.pause(tries, asked);
			this.err.println("exectrace: " + this.url + " answered HTTP " + answer.status() + "; try " + (tries + 1)
					+ " of " + (this.retries + 1) + " in " + Quantity.duration(pause.toNanos()));
			Thread.sleep(pause);
		}
	}

	private Answer exchange(byte[] body, Runnable waiting) throws Failure, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.url.uri()).POST(BodyPublishers.ofByteArray(body));
		this.destination.headers().forEach(request::header);
		this.headers.values().forEach(request::header);
		Future<Answer> answer = this.threads.submit(() -> exchange(request.build()));
		try {
			long end = System.nanoTime() + this.timeout.toNanos();
			for (long left = this.timeout.toNanos(); left > 0; left = end - System.nanoTime()) {
				try {
					return answer.get(Math.min(left, TICK_NANOS), TimeUnit.NANOSECONDS);
				}
				catch (TimeoutException ex) {
					waiting.run();
				}
			}
			throw NoAnswer.inTime(this.url, Quantity.duration(this.timeout.toNanos()));
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof IOException cause) {
				throw NoAnswer.of(this.destination, this.url, cause);
			}
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			answer.cancel(true);
		}
	}

	private Answer exchange(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<InputStream> response = this.client.send(request, BodyHandlers.ofInputStream());
		try (InputStream body = response.body()) {
			return new Answer(response.statusCode(),
					Answer.type(response.headers().firstValue("Content-Type").orElse(null)),
					response.headers().firstValue("Retry-After").orElse(null),
					response.headers().firstValue("Location").orElse(null), body.readNBytes(MAX_ANSWER));
		}
	}

	/** A receiver of OpenTelemetry's may take a part, and must not be asked again. */
	private Failure partly(Answer answer) {
		if (this.destination != Destination.otlp || !answer.type().contains("protobuf")) {
			return null;
		}
		byte[] partial = new ReceivedMessage(answer.body()).bytes(1);
		if (partial == null) {
			return null;
		}
		ReceivedMessage message = new ReceivedMessage(partial);
		byte[] text = message.bytes(2);
		String words = (text != null) ? Answer.line(new String(text, StandardCharsets.UTF_8)) : null;
		long rejected = message.integer(1);
		if (rejected > 0) {
			return new Failure(this.url + " did not take " + rejected + " of 2 profiles"
					+ ((words != null) ? ": \"" + words + "\"" : ""), "the receiver's log may tell more");
		}
		if (words != null) {
			this.err.println("exectrace: " + this.url + " took it and says \"" + words + "\"");
		}
		return null;
	}

	@Override
	public void close() {
		this.client.shutdownNow();
		this.threads.shutdownNow();
	}

}
