package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.exectrace.runtime.TraceSnapshot.Trigger;
import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.directory.TraceDirectory;
import dev.exectrace.runtime.history.ChunkStore;
import dev.exectrace.runtime.history.StoredChunk;
import dev.exectrace.runtime.recording.JdkRecording;
import dev.exectrace.runtime.scheduling.SliceWatch;
import dev.exectrace.runtime.spool.Spool;

/**
 * Takes what is recorded into the store of the recent past and watches for what causes a
 * snapshot.
 */
final class HistoryRecorder extends TraceConsumer {

	/** Nobody waits for them, and fewer ones repeat less. */
	private static final long CHUNK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final TraceHistory history;

	private final TraceHistorySettings settings;

	private final ChunkStore store;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final Set<CompletableFuture<Spool>> requested = ConcurrentHashMap.newKeySet();

	private volatile boolean stopped;

	private volatile TraceLevel level;

	private long chunkStart;

	HistoryRecorder(TraceHistory history, TraceHistorySettings settings, JdkRecording recording, ChunkStore store) {
		super(recording);
		this.history = history;
		this.settings = settings;
		this.store = store;
	}

	private static IllegalStateException ended() {
		return new IllegalStateException("The recent past is not recorded any more");
	}

	TraceLevel level() {
		return this.level;
	}

	boolean isOver() {
		return this.stopped || this.ended.isDone();
	}

	void stop() {
		requestStop().join();
	}

	CompletableFuture<Void> requestStop() {
		this.stopped = true;
		engine().wake();
		return this.ended;
	}

	/** Has a snapshot made between two looks at the logs. */
	CompletableFuture<Spool> request(Duration last, TraceDirectory directory) {
		CompletableFuture<Spool> result = new CompletableFuture<>();
		this.requested.add(result);
		engine().execute(() -> {
			this.requested.remove(result);
			try {
				Spool spool = snapshot(last, directory);
				if (!result.complete(spool)) {
					discard(spool);
				}
			}
			catch (IOException | RuntimeException | Error ex) {
				result.completeExceptionally(ex);
			}
		});
		if (isOver()) {
			refuseRequests();
		}
		return result;
	}

	private static void discard(Spool spool) {
		spool.close();
		OpenSpools.remove(spool);
	}

	private void refuseRequests() {
		this.requested.forEach((result) -> result.completeExceptionally(ended()));
		this.requested.clear();
	}

	private Spool snapshot(Duration last, TraceDirectory directory) throws IOException {
		if (isOver() || source() == null) {
			throw ended();
		}
		source().drainAll();
		engine().finishChunk();
		engine().rotate(this);
		if (isOver()) {
			throw ended();
		}
		long now = source().writer().start();
		List<StoredChunk> chunks = this.store.since(last);
		Spool spool = new Spool(directory.newSpool(), Long.MAX_VALUE);
		OpenSpools.add(spool);
		try {
			spool.append(begin(chunks, now));
			for (StoredChunk chunk : chunks) {
				spool.link(chunk.file(), chunk.length());
			}
			spool.append(end(now));
			spool.finish();
			return spool;
		}
		catch (IOException | RuntimeException | Error ex) {
			discard(spool);
			throw ex;
		}
	}

	private ByteBuffer begin(List<StoredChunk> chunks, long now) {
		long start = chunks.stream().mapToLong(StoredChunk::startTicks).filter((ticks) -> ticks != 0).min().orElse(now);
		ChunkWriter writer = source().writer().apart(start);
		writer.capture(start, facts("start", null, null));
		return writer.finish(start + 1);
	}

	private ByteBuffer end(long now) {
		ChunkWriter writer = source().writer().apart(now);
		LiveThreadList threads = liveThreads(writer);
		threads.writeEnd();
		source().readOpen(now, writer);
		writer.capture(now,
				facts("end", recording().isOutOfReach() ? EndReason.CLOCK_SET_BACK : EndReason.COMPLETED, threads));
		return writer.finish(source().ticks());
	}

	@Override
	boolean attachAgent() {
		return this.settings.attachAgent();
	}

	@Override
	boolean isSparing() {
		return true;
	}

	@Override
	long chunkNanos() {
		return CHUNK_NANOS;
	}

	@Override
	boolean take(ByteBuffer chunk) throws IOException {
		this.store.add(chunk, this.chunkStart);
		this.chunkStart = source().writer().start();
		return true;
	}

	@Override
	boolean take(ByteBuffer head, InputStream rest, long size) throws IOException {
		this.store.add(head, rest, size);
		return true;
	}

	@Override
	void takeLast(ByteBuffer chunk) {
		// Nobody is going to ask for it.
	}

	@Override
	EndReason over(long nanoTime) {
		return this.stopped ? EndReason.STOPPED : null;
	}

	@Override
	EndReason refused() {
		return EndReason.FAILED;
	}

	@Override
	void sourced(EventSource source) {
		this.level = source.level();
		this.chunkStart = source.writer().start();
		if (this.settings.pinned() != null || this.settings.schedulerLatency() != null) {
			source.watch(new Watch(source.writer()));
		}
	}

	@Override
	void started() {
		liveThreads(null).readNames();
	}

	@Override
	void ended(EndReason reason) {
		this.history.ended(reason);
		this.ended.complete(null);
		refuseRequests();
	}

	@Override
	String settingsText() {
		return "maxAge=" + this.settings.maxAge() + "; maxSize=" + this.settings.maxSize() + "; minTask="
				+ EventSource.MIN_TASK;
	}

	@Override
	long bytes() {
		return this.store.size();
	}

	private final class Watch implements SliceWatch {

		private final ChunkWriter writer;

		Watch(ChunkWriter writer) {
			this.writer = writer;
		}

		private long ticks(Duration bound) {
			return (bound != null) ? this.writer.ticks(bound.toNanos()) : Long.MAX_VALUE;
		}

		@Override
		public long runnableBound() {
			return ticks(HistoryRecorder.this.settings.schedulerLatency());
		}

		@Override
		public long pinnedBound() {
			return ticks(HistoryRecorder.this.settings.pinned());
		}

		@Override
		public void runnable(long ticks) {
			save(Trigger.SCHEDULER_LATENCY, "A virtual thread waited for a carrier for ", ticks);
		}

		@Override
		public void pinned(long ticks) {
			save(Trigger.PINNED, "A virtual thread waited and held its carrier for ", ticks);
		}

		private void save(Trigger trigger, String what, long ticks) {
			if (!isOver()) {
				long millis = (long) (ticks / (double) this.writer.ticks(TimeUnit.MILLISECONDS.toNanos(1)));
				HistoryRecorder.this.history.save(trigger, what + millis + " ms");
			}
		}

	}

}
