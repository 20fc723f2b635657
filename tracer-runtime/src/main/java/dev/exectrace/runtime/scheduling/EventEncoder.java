package dev.exectrace.runtime.scheduling;

import java.util.function.IntFunction;

import dev.exectrace.agent.CarrierLog;
import dev.exectrace.agent.Cause;
import dev.exectrace.agent.PlatformReader;
import dev.exectrace.agent.Recorder;
import dev.exectrace.agent.SampledStack;
import dev.exectrace.agent.SliceReader;
import dev.exectrace.agent.ThreadStates;
import dev.exectrace.agent.WaitReason;
import dev.exectrace.runtime.chunk.ChunkWriter;

/**
 * Writes the events that a record stands for. What led to a run slice is told in its own
 * event: as events of their own the wake-up and the wait before it would take twice the
 * bytes.
 */
final class EventEncoder implements SliceReader, PlatformReader {

	private final ChunkWriter writer;

	private final IntFunction<Class<?>> types;

	private final long captureStart;

	private SliceWatch watch = SliceWatch.NONE;

	private long runnableBound = Long.MAX_VALUE;

	private long pinnedBound = Long.MAX_VALUE;

	private SliceReader observer;

	EventEncoder(ChunkWriter writer, Recorder recorder, long captureStart) {
		this.writer = writer;
		this.types = recorder::type;
		this.captureStart = captureStart;
	}

	void watch(SliceWatch value) {
		this.watch = value;
		this.runnableBound = value.runnableBound();
		this.pinnedBound = value.pinnedBound();
	}

	void observe(SliceReader value) {
		this.observer = value;
	}

	@Override
	public void read(Thread carrier, long[] words, int base, String name, SampledStack stack) {
		if (this.observer != null) {
			this.observer.read(carrier, words, base, name, stack);
		}
		long id = words[base + CarrierLog.THREAD];
		long begun = words[base + CarrierLog.START];
		long start = (begun != 0) ? begun : this.captureStart;
		long stop = Math.max(start, words[base + CarrierLog.STOP]);
		long meta = words[base + CarrierLog.META];
		int stopReason = CarrierLog.stopReason(meta);
		int thread = this.writer.virtualThread(id, name, stopReason == ThreadStates.RUNNING);
		long blocked = words[base + CarrierLog.BLOCKED];
		long blockedEnd = (blocked != 0) ? within(blocked, words[base + CarrierLog.BLOCKED_END], start) : start;
		long noted = words[base + CarrierLog.READY];
		long ready = (blocked != 0) ? blockedEnd : (noted != 0) ? Math.min(noted, start) : start;
		int waker = this.writer.thread(words[base + CarrierLog.WAKER]);
		int cause = CarrierLog.cause(meta);
		if (cause == Cause.START) {
			this.writer.ready(ready, waker, thread, cause);
		}
		int blocker = this.writer.type(CarrierLog.blockerType(meta), this.types);
		int blockReason = CarrierLog.waitReason(meta);
		if (stack != null) {
			this.writer.block(blocked, blockedEnd, thread, blockReason, blocker, CarrierLog.isTimed(meta),
					stack.frames(), stack.weight());
		}
		this.writer.run(start, stop, this.writer.carrier(carrier.threadId()), thread, stopReason, start - ready, waker,
				cause, (blocked != 0) ? blockedEnd - blocked : 0, blockReason, blocker);
		if (start - ready > this.runnableBound) {
			this.watch.runnable(start - ready);
		}
		if (blockReason == WaitReason.PINNED && blockedEnd - blocked > this.pinnedBound) {
			this.watch.pinned(blockedEnd - blocked);
		}
	}

	/** The end of a wait, which is its thread's start where nothing better is known. */
	private static long within(long since, long end, long start) {
		return (end != 0) ? Math.min(Math.max(since, end), Math.max(since, start)) : Math.max(since, start);
	}

	@Override
	public void woke(long at, long waker, long wakee) {
		this.writer.threadReady(at, this.writer.thread(waker), this.writer.platformThread(wakee));
	}

	@Override
	public void waited(long thread, long since, long length, long meta) {
		this.writer.threadBlock(since, length, this.writer.platformThread(thread), CarrierLog.waitReason(meta),
				this.writer.type(CarrierLog.blockerType(meta), this.types), CarrierLog.isTimed(meta));
	}

}
