package dev.exectrace.runtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.scheduling.RunnableTimes;

/**
 * The thread that records, as long as there is somebody to record for: drains the hooks'
 * logs and finishes chunks, which all consumers get alike. There is one at a time.
 */
final class TraceEngine implements Runnable {

	private static final Logger logger = System.getLogger(TraceEngine.class.getName());

	private static final Object LOCK = new Object();

	/** Short enough for the JVM's recorder not to tell of our own pauses. */
	private static final long DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

	/**
	 * What is always on may not wake up that often; the logs hold 27 ms of the fastest
	 * switches.
	 */
	private static final long SPARING_DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

	private static final long BUSY_DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private static final int BUSY_RECORDS = 4096;

	private static final int MAX_CHUNK_BYTES = 16 << 20;

	/** The JVM's chunks repeat 100 KB of metadata and stop all threads for a moment. */
	private static final long ROTATE_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static TraceEngine current;

	private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();

	private final CopyOnWriteArrayList<TraceConsumer> consumers = new CopyOnWriteArrayList<>();

	private Thread thread;

	private EventSource source;

	private long chunkEnd;

	private boolean sparing;

	private TraceEngine() {
	}

	/**
	 * Records for a consumer until that wants no more.
	 * @param consumer the consumer
	 */
	static void join(TraceConsumer consumer) {
		synchronized (LOCK) {
			if (current == null) {
				TraceEngine started = new TraceEngine();
				started.thread = new Thread(null, started, "exectrace-recorder", 0, false);
				started.thread.setDaemon(true);
				// Fails where the system has no more threads
				started.thread.start();
				current = started;
			}
			TraceEngine engine = current;
			consumer.engine(engine);
			engine.execute(() -> engine.admit(consumer));
		}
	}

	/**
	 * Has what is recorded anyway told to somebody, too, from now on.
	 * @param observer the somebody or {@code null} for nobody
	 * @return done when it is so, or empty if nothing is recorded
	 */
	static Optional<CompletableFuture<Void>> observe(RunnableTimes observer) {
		synchronized (LOCK) {
			if (current == null) {
				return Optional.empty();
			}
			TraceEngine engine = current;
			CompletableFuture<Void> done = new CompletableFuture<>();
			engine.execute(() -> {
				if (engine.source != null) {
					engine.source.observe(observer);
				}
				done.complete(null);
			});
			return Optional.of(done);
		}
	}

	/** Has the engine's thread do something between two looks at the logs. */
	void execute(Runnable command) {
		this.commands.add(command);
		wake();
	}

	void wake() {
		LockSupport.unpark(this.thread);
	}

	EventSource source() {
		return this.source;
	}

	@Override
	public void run() {
		while (true) {
			try {
				Runnable command;
				while ((command = this.commands.poll()) != null) {
					command.run();
				}
				if (!this.consumers.isEmpty()) {
					record();
				}
				else if (retire()) {
					return;
				}
			}
			catch (RuntimeException | Error ex) {
				fail(ex);
			}
		}
	}

	/**
	 * Goes on, also where the memory is exhausted: were this thread to end, nobody would
	 * ever record again.
	 */
	private void fail(Throwable failure) {
		try {
			logger.log(Level.WARNING, "Recording failed: " + failure.getMessage(), failure);
			this.consumers.forEach((consumer) -> leave(consumer, EndReason.FAILED));
		}
		catch (RuntimeException | Error ex) {
			// Those that are left are asked again
		}
	}

	private boolean retire() {
		synchronized (LOCK) {
			if (!this.commands.isEmpty()) {
				return false;
			}
			current = null;
			return true;
		}
	}

	private void record() {
		int drained = this.source.drain();
		long now = System.nanoTime();
		for (TraceConsumer consumer : this.consumers) {
			EndReason reason = consumer.over(now);
			if (reason != null) {
				leave(consumer, reason);
			}
			else {
				offer(consumer, consumer::hasSpace);
			}
		}
		if (this.consumers.isEmpty()) {
			return;
		}
		if (now - this.chunkEnd >= 0 || writer().size() > MAX_CHUNK_BYTES) {
			finishChunk();
		}
		for (TraceConsumer consumer : this.consumers) {
			if (now - consumer.rotated() >= ROTATE_NANOS) {
				rotate(consumer);
			}
		}
		LockSupport.parkNanos(this, pause(drained));
	}

	private long pause(int drained) {
		if (drained > BUSY_RECORDS) {
			return BUSY_DRAIN_NANOS;
		}
		return this.sparing ? SPARING_DRAIN_NANOS : DRAIN_NANOS;
	}

	private ChunkWriter writer() {
		return this.source.writer();
	}

	/** Gives all consumers what was recorded so far. */
	void finishChunk() {
		ByteBuffer chunk = writer().finish(this.source.ticks());
		Map<TraceConsumer, EndReason> leaving = new LinkedHashMap<>();
		for (TraceConsumer consumer : this.consumers) {
			EndReason reason = refusal(consumer, () -> consumer.take(chunk.duplicate()));
			if (reason != null) {
				leaving.put(consumer, reason);
			}
		}
		// Not before all have had the chunk: at its end a consumer has events written
		leaving.forEach(this::leave);
		long length = this.consumers.stream().mapToLong(TraceConsumer::chunkNanos).min().orElse(0);
		this.chunkEnd = System.nanoTime() + length;
	}

	/** Gives a consumer all that was recorded so far, unless it has ended. */
	void flush(TraceConsumer consumer) {
		if (this.consumers.contains(consumer)) {
			this.source.drainAll();
			finishChunk();
			rotate(consumer);
		}
	}

	/** Gives a consumer what the JVM's recorder has so far. */
	void rotate(TraceConsumer consumer) {
		offer(consumer, consumer::rotate);
	}

	private void offer(TraceConsumer consumer, Offer offer) {
		EndReason reason = refusal(consumer, offer);
		if (reason != null) {
			leave(consumer, reason);
		}
	}

	/** Why a consumer that was offered something has to end, or {@code null}. */
	private static EndReason refusal(TraceConsumer consumer, Offer offer) {
		try {
			return offer.make() ? null : consumer.refused();
		}
		catch (IOException | RuntimeException ex) {
			logger.log(Level.WARNING, "A trace ends as it cannot be written: " + ex.getMessage(), ex);
			return EndReason.FAILED;
		}
	}

	private void admit(TraceConsumer consumer) {
		try {
			if (this.source == null || (this.source.level() == TraceLevel.JDK && consumer.attachAgent())) {
				if (!prepare(consumer)) {
					end(consumer, consumer.refused());
					return;
				}
			}
			else if (this.source.level() == TraceLevel.JDK) {
				consumer.recording().update(false);
			}
			this.source.drainAll();
			finishChunk();
			this.consumers.add(consumer);
			spare();
			consumer.begin();
			this.chunkEnd = Math.min(this.chunkEnd, System.nanoTime() + consumer.chunkNanos());
			if (this.consumers.size() == 1) {
				this.chunkEnd = System.nanoTime() + consumer.chunkNanos();
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			logger.log(Level.WARNING, "The trace failed: " + ex.getMessage(), ex);
			this.consumers.remove(consumer);
			end(consumer, EndReason.FAILED);
		}
	}

	/**
	 * Attaches the agent if need be. That takes a second or two, so the reader is given
	 * what the JVM's recorder has before: the first bytes come early.
	 */
	private boolean prepare(TraceConsumer consumer) throws IOException {
		if (Instrumented.current() == null && !consumer.rotate()) {
			return false;
		}
		EventSource next = EventSource.create(consumer.attachAgent(), consumer.recording());
		if (this.source == null) {
			this.source = next;
		}
		else if (next.level() != TraceLevel.JDK) {
			finishChunk();
			this.source.stop();
			this.source = next;
			this.consumers.forEach((other) -> other.recording().update(true));
		}
		else {
			return true;
		}
		this.source.start();
		this.consumers.forEach((other) -> other.sourced(this.source));
		return true;
	}

	private void spare() {
		if (this.source != null && !this.consumers.isEmpty()) {
			this.sparing = this.consumers.stream().allMatch(TraceConsumer::isSparing);
			this.source.spare(this.sparing);
		}
	}

	private void leave(TraceConsumer consumer, EndReason reason) {
		if (this.consumers.contains(consumer)) {
			end(consumer, reason);
		}
	}

	private void end(TraceConsumer consumer, EndReason wanted) {
		boolean last = this.consumers.isEmpty() || (this.consumers.size() == 1 && this.consumers.contains(consumer));
		EndReason reason = EndReason.FAILED;
		try {
			reason = finish(consumer, wanted, last);
		}
		finally {
			// Or there could never be another one
			this.consumers.remove(consumer);
			if (last && this.source != null) {
				this.source.close();
				this.source = null;
			}
			consumer.ended(reason);
		}
	}

	/** What is still running stays in the logs for the others, where there are any. */
	private EndReason finish(TraceConsumer consumer, EndReason wanted, boolean last) {
		EndReason reason = wanted;
		if (this.source != null) {
			EventSource ending = this.source;
			if (last) {
				reason = consumer.attempt(reason, ending::stop);
			}
			long now = ending.ticks();
			reason = consumer.attempt(reason, ending::drainAll);
			reason = consumer.attempt(reason, () -> consumer.takeLast(writer().finish(now)));
			reason = consumer.attempt(reason, () -> consumer.writeLiveThreads(now));
		}
		this.consumers.remove(consumer);
		spare();
		reason = consumer.attempt(reason, consumer::stopRecording);
		reason = consumer.attempt(reason, consumer.recording()::close);
		EndReason written = reason;
		return consumer.attempt(reason, () -> consumer.writeEnd(written));
	}

	@FunctionalInterface
	private interface Offer {

		boolean make() throws IOException;

	}

}
