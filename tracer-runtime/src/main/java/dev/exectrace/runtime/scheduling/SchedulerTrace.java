package dev.exectrace.runtime.scheduling;

import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.agent.Cause;
import dev.exectrace.agent.Recorder;
import dev.exectrace.agent.SliceReader;
import dev.exectrace.agent.StopReason;
import dev.exectrace.agent.ThreadStates;
import dev.exectrace.agent.Ticks;
import dev.exectrace.agent.WaitReason;
import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.chunk.ReasonNames;
import dev.exectrace.runtime.chunk.TickClock;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.instrument.RecorderSizes;

/**
 * The part of a capture that the hooks provide: turns them on, moves what they note into
 * chunks, turns them off. For one thread, the capture's.
 */
public final class SchedulerTrace {

	private static final int SPARE_LOGS = 4;

	private final Instrumented instrumented;

	private final Recorder recorder;

	private final ChunkWriter writer;

	private final EventEncoder encoder;

	private final long captureStart;

	/**
	 * A trace that is not running yet.
	 * @param instrumented the hooks
	 */
	public SchedulerTrace(Instrumented instrumented) {
		this.instrumented = instrumented;
		this.recorder = instrumented.newRecorder(RecorderSizes.forThisMachine());
		this.recorder.prepare(SPARE_LOGS);
		TickClock clock = TickClock.now(Ticks::now, instrumented.ticksPerSecond());
		this.writer = new ChunkWriter(clock, reasonNames());
		this.encoder = new EventEncoder(this.writer, this.recorder, clock.ticks());
		this.captureStart = clock.ticks();
	}

	private static ReasonNames reasonNames() {
		List<String> stops = IntStream.rangeClosed(0, ThreadStates.TIMED_PINNED).mapToObj(StopReason::name).toList();
		List<String> causes = IntStream.rangeClosed(0, Cause.INTERRUPT).mapToObj(Cause::name).toList();
		List<String> blocks = IntStream.range(0, WaitReason.COUNT).mapToObj(WaitReason::name).toList();
		return new ReasonNames(stops, causes, blocks);
	}

	public ChunkWriter writer() {
		return this.writer;
	}

	/**
	 * The time now, on the clock of the chunks.
	 * @return the time in ticks
	 */
	public long ticks() {
		return Ticks.now();
	}

	public void start() {
		this.instrumented.start(this.recorder);
	}

	/**
	 * Moves what the hooks have noted into the chunk.
	 * @return how many records there were
	 */
	public int drain() {
		this.recorder.prepare(SPARE_LOGS);
		return this.recorder.drain(this.encoder, this.encoder);
	}

	/**
	 * Turns the hooks off and leaves them to others. What they have noted is still to be
	 * drained.
	 */
	public void stop() {
		this.instrumented.stop(this.recorder);
		this.instrumented.release();
	}

	/**
	 * Lets go of what the hooks wrote to, after the last drain.
	 */
	public void close() {
		this.recorder.close();
	}

	/**
	 * Writes the slices that are running, after a drain. They are written once more when
	 * they are over.
	 * @param now the time that they are to end here, in ticks
	 * @param target where to
	 */
	public void readOpen(long now, ChunkWriter target) {
		this.recorder.drainOpen(now, new EventEncoder(target, this.recorder, this.captureStart));
	}

	/**
	 * Has long waits for a processor and long pinned waits told to somebody, by the
	 * thread that drains.
	 * @param watch the somebody
	 */
	public void watch(SliceWatch watch) {
		this.encoder.watch(watch);
	}

	/**
	 * Has the run slices told to somebody, too, by the thread that drains.
	 * @param observer the somebody or {@code null} for nobody
	 */
	public void observe(SliceReader observer) {
		this.encoder.observe(observer);
	}

	/**
	 * Takes fewer stacks than usual, or again all, from now on.
	 * @param share which part of them, more than 0 and at most 1
	 */
	public void stacks(double share) {
		this.recorder.stacks(share);
	}

	/**
	 * How many records were dropped.
	 * @return the number
	 */
	public long dropped() {
		return this.recorder.dropped() + this.recorder.failures();
	}

	/**
	 * How many wake-ups are not known.
	 * @return the number
	 */
	public long lostWakeups() {
		return this.recorder.lostWakeups();
	}

}
