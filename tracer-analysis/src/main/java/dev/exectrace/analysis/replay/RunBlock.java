package dev.exectrace.analysis.replay;

import java.util.Arrays;

import dev.exectrace.analysis.model.RunReplay;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;

/**
 * Some run slices of one carrier, in the order in which they came.
 */
final class RunBlock {

	private static final StopReason[] STOPS = StopReason.values();

	private static final WakeCause[] CAUSES = WakeCause.values();

	private static final WaitReason[] REASONS = WaitReason.values();

	private static final int WORDS = 6;

	private static final int MOST = 4096;

	private static final int CLASS_SHIFT = 12;

	private int carrier;

	/**
	 * Blocked, ready, start and end; thread and waker; class and reasons.
	 */
	private long[] words = new long[64 * WORDS];

	private int size;

	private int at;

	/** Empties it, for the slices of a carrier. */
	void begin(int carrier) {
		this.carrier = carrier;
		this.size = 0;
		this.at = 0;
	}

	int carrier() {
		return this.carrier;
	}

	boolean isFull() {
		return this.size == MOST * WORDS;
	}

	void add(int thread, long blocked, long ready, long start, long end, StopReason stop, int waker, WakeCause cause,
			WaitReason reason, int blockerClass) {
		int to = this.size;
		if (to == this.words.length) {
			this.words = Arrays.copyOf(this.words, Math.min(MOST * WORDS, to * 2));
		}
		long[] words = this.words;
		words[to] = blocked;
		words[to + 1] = ready;
		words[to + 2] = start;
		words[to + 3] = end;
		words[to + 4] = ((long) thread << 32) | (waker & 0xffffffffL);
		words[to + 5] = ((long) blockerClass << CLASS_SHIFT) | (reason.ordinal() << 8) | (cause.ordinal() << 4)
				| stop.ordinal();
		this.size = to + WORDS;
	}

	/** Whether all its slices were given. */
	boolean isDone() {
		return this.at == this.size;
	}

	/** When the next slice ended. */
	long end() {
		return this.words[this.at + 3];
	}

	/**
	 * Gives the next slice.
	 * @return whether it comes after those before
	 */
	boolean give(RunReplay replay) {
		int at = this.at;
		long[] words = this.words;
		long threads = words[at + 4];
		long meta = words[at + 5];
		this.at = at + WORDS;
		return replay.run((int) (threads >>> 32), this.carrier, words[at], words[at + 1], words[at + 2], words[at + 3],
				STOPS[(int) meta & 0xf], (int) threads, CAUSES[(int) (meta >>> 4) & 0xf],
				REASONS[(int) (meta >>> 8) & 0xf], (int) (meta >> CLASS_SHIFT));
	}

}
