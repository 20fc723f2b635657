package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A response's body as it arrives. The JDK's own stream drops what it has received but
 * not handed out when the connection breaks; here that comes first, and the failure after
 * it.
 */
final class ReceivedBody extends InputStream implements BodySubscriber<InputStream> {

	private static final Arrival END = new Arrival(List.of(), null);

	/** At most what was asked for, one arrival, and its end. */
	private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	private List<ByteBuffer> buffers = List.of();

	private int next;

	private Arrival last;

	private volatile boolean closed;

	@Override
	public CompletionStage<InputStream> getBody() {
		return CompletableFuture.completedStage(this);
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		if (!this.subscription.complete(subscription) || this.closed) {
			subscription.cancel();
			return;
		}
		subscription.request(1);
	}

	@Override
	public void onNext(List<ByteBuffer> item) {
		this.arrivals.add(new Arrival(item, null));
	}

	@Override
	public void onError(Throwable throwable) {
		this.arrivals.add(new Arrival(List.of(), throwable));
	}

	@Override
	public void onComplete() {
		this.arrivals.add(END);
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		while (true) {
			if (this.closed) {
				throw new IOException("closed");
			}
			for (; this.next < this.buffers.size(); this.next++) {
				ByteBuffer buffer = this.buffers.get(this.next);
				if (buffer.hasRemaining()) {
					int read = Math.min(length, buffer.remaining());
					buffer.get(target, offset, read);
					return read;
				}
			}
			if (!await() && !this.closed) {
				return -1;
			}
		}
	}

	private boolean await() throws IOException {
		if (this.last == null) {
			Arrival arrival = take();
			if (arrival.isLast()) {
				this.last = arrival;
			}
			else {
				this.buffers = arrival.buffers;
				this.next = 0;
				this.subscription.join().request(1);
				return true;
			}
		}
		if (this.last.failure != null) {
			throw new IOException(this.last.failure.getMessage(), this.last.failure);
		}
		return false;
	}

	private Arrival take() throws IOException {
		try {
			return this.arrivals.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		Flow.Subscription running = this.subscription.getNow(null);
		if (running != null) {
			running.cancel();
		}
		this.arrivals.add(END);
	}

	private record Arrival(List<ByteBuffer> buffers, Throwable failure) {

		private boolean isLast() {
			return this == END || this.failure != null;
		}

	}

}
