package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

import dev.exectrace.runtime.chunk.CaptureFacts;
import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.recording.ClockSetBackException;
import dev.exectrace.runtime.recording.JdkRecording;

/**
 * Somebody to record for. Its recording of the JDK's events is its own, and so are the
 * chunks that tell what the capture is and which threads live; the others it shares. All
 * methods are for the engine's thread.
 */
abstract class TraceConsumer {

	private static final Logger logger = System.getLogger(TraceConsumer.class.getName());

	private final JdkRecording recording;

	private TraceEngine engine;

	private long droppedBefore;

	private long lostBefore;

	private ChunkWriter last;

	private LiveThreadList lastThreads;

	private long endTicks;

	private long rotated = System.nanoTime();

	TraceConsumer(JdkRecording recording) {
		this.recording = recording;
	}

	/** Whether the agent may be attached for this consumer. */
	abstract boolean attachAgent();

	/** Whether brief tasks and most of the stacks are not worth their cost to it. */
	boolean isSparing() {
		return false;
	}

	/** How long a chunk is at most. */
	abstract long chunkNanos();

	/** Takes a chunk; answers whether there was room for it. */
	abstract boolean take(ByteBuffer chunk) throws IOException;

	/** Takes a chunk of the JVM's recorder; answers whether there was room for it. */
	abstract boolean take(ByteBuffer head, InputStream rest, long size) throws IOException;

	/** Takes a chunk, room or not. */
	abstract void takeLast(ByteBuffer chunk) throws IOException;

	/** Why the consumer wants no more, or {@code null}. */
	abstract EndReason over(long nanoTime);

	/** Why there was no room. */
	abstract EndReason refused();

	/** The events come from here from now on. */
	abstract void sourced(EventSource source);

	abstract void started() throws IOException;

	abstract void ended(EndReason reason);

	abstract String settingsText();

	abstract long bytes();

	final JdkRecording recording() {
		return this.recording;
	}

	final void engine(TraceEngine value) {
		this.engine = value;
	}

	final TraceEngine engine() {
		return this.engine;
	}

	final EventSource source() {
		return this.engine.source();
	}

	final long rotated() {
		return this.rotated;
	}

	final boolean rotate() throws IOException {
		this.rotated = System.nanoTime();
		return this.recording.rotate(this::take);
	}

	/** Fails where there is none left, before the JVM's recorder finds that out. */
	final boolean hasSpace() throws IOException {
		this.recording.requireSpace();
		return true;
	}

	final void begin() throws IOException {
		this.droppedBefore = source().dropped();
		this.lostBefore = source().lostWakeups();
		sourced(source());
		started();
	}

	final LiveThreadList liveThreads(ChunkWriter writer) {
		EventSource events = source();
		return new LiveThreadList(writer, events.writer(), events::ticks, events.level() != TraceLevel.JDK,
				events::drain);
	}

	/** The threads' names come first: what they are doing is told by their ids. */
	final void writeLiveThreads(long now) {
		this.endTicks = now;
		this.last = source().writer().apart(now);
		this.lastThreads = liveThreads(this.last);
		this.lastThreads.writeEnd();
		source().readOpen(now, this.last);
	}

	final void stopRecording() throws IOException {
		if (!this.recording.stop(this::take)) {
			throw new NoRoomException();
		}
	}

	final void writeEnd(EndReason reason) throws IOException {
		if (this.last != null) {
			this.last.capture(this.endTicks, facts("end", reason, this.lastThreads));
			takeLast(this.last.finish(source().ticks()));
		}
	}

	final CaptureFacts facts(String phase, EndReason reason, LiveThreadList threads) {
		EventSource events = source();
		List<String> others = this.recording.others();
		StringBuilder settings = new StringBuilder(settingsText());
		this.recording.settings()
			.forEach((name, value) -> settings.append("; ").append(name).append('=').append(value));
		return new CaptureFacts(phase, events.level().name().toLowerCase(Locale.ROOT), settings.toString(),
				others.isEmpty() ? null : String.join(", ", others), events.agent(),
				(reason != null) ? reason.name().toLowerCase(Locale.ROOT) : null,
				Math.max(0, events.dropped() - this.droppedBefore), Math.max(0, events.lostWakeups() - this.lostBefore),
				(threads != null) ? threads.unlisted() : 0, bytes());
	}

	/** Each step of the end is taken whatever became of those before. */
	final EndReason attempt(EndReason reason, Step step) {
		try {
			step.run();
			return reason;
		}
		catch (NoRoomException ex) {
			return (reason == EndReason.FAILED) ? reason : refused();
		}
		catch (ClockSetBackException ex) {
			logger.log(Level.WARNING, "The end of the trace is incomplete: " + ex.getMessage());
			return (reason == EndReason.FAILED) ? reason : EndReason.CLOCK_SET_BACK;
		}
		catch (IOException | RuntimeException | Error ex) {
			logger.log(Level.WARNING, "The end of the trace is incomplete: " + ex.getMessage(), ex);
			return EndReason.FAILED;
		}
	}

	@FunctionalInterface
	interface Step {

		void run() throws IOException;

	}

	private static final class NoRoomException extends IOException {

		NoRoomException() {
			super("The reader is too slow");
		}

	}

}
