package dev.exectrace.agent;

/**
 * Chooses the waits of one carrier's threads that carry a stack, so that the sums over
 * the chosen ones are unbiased.
 * <p>
 * A wait of at least one interval is always chosen and stands for itself. The shorter
 * ones are laid end to end, by reason; one point falls into each interval of that line,
 * at random, and the wait that it hits stands for the interval. The interval follows the
 * load, so that the stacks taken in a second stay within a budget.
 */
final class StackSampler extends Padded {

	/** A short capture needs as many stacks for its sums as a long one. */
	private static final int EARLY = 8;

	/** What keeps the array's elements apart from what lies beside it. */
	private static final int MARGIN = 16;

	private static final int LINE = 4;

	/** How long the interval is that a reason is in. */
	private static final int SIZE = 0;

	/** How far its end is. */
	private static final int TO_END = 1;

	/** How far its point is, or how far past it. */
	private static final int TO_POINT = 2;

	private final long minInterval;

	private final long maxInterval;

	private final long adaptTicks;

	private final double ticksPerStack;

	private final int burst;

	private final long earlyTicks;

	private final StackBudget budget;

	private final boolean off;

	/** What is known for each reason. */
	private final long[] lines = new long[MARGIN + LINE * WaitReason.COUNT + MARGIN];

	private long interval;

	private long seed;

	private int chosen;

	private long adapted;

	private long began;

	StackSampler(long ticksPerSecond, int stacksPerSecond, StackBudget budget, long seed) {
		this.budget = budget;
		this.off = stacksPerSecond == 0;
		this.minInterval = ticksPerSecond / 100_000;
		this.maxInterval = ticksPerSecond * 10;
		this.adaptTicks = ticksPerSecond / 5;
		this.ticksPerStack = (double) ticksPerSecond / stacksPerSecond;
		this.burst = EARLY * stacksPerSecond;
		this.earlyTicks = ticksPerSecond;
		this.interval = ticksPerSecond / 1000;
		this.seed = seed | 1;
		for (int reason = 0; reason < WaitReason.COUNT; reason++) {
			nextInterval(line(reason));
		}
	}

	private static int line(int reason) {
		return MARGIN + LINE * reason;
	}

	/**
	 * Decides about a wait.
	 * @param reason what it was for
	 * @param length how long it was, in ticks
	 * @param now when it ended, in ticks
	 * @return the time that its stack stands for, or 0 if it is to carry none
	 */
	long choose(int reason, long length, long now) {
		if (this.off) {
			return 0;
		}
		long weight = weigh(line(reason), length);
		if (weight > 0) {
			this.chosen++;
		}
		// By time and hardly ever by count: to stop right after a choice would be a bias.
		if (now - this.adapted > this.adaptTicks || this.chosen >= this.burst) {
			adapt(now);
		}
		return weight;
	}

	private long weigh(int line, long length) {
		long[] lines = this.lines;
		// Where the interval is to change, the wait ends the one that has begun.
		if (length >= lines[line + SIZE] && lines[line + SIZE] == this.interval) {
			return length;
		}
		long weight = 0;
		long rest = length;
		if (rest >= lines[line + TO_END]) {
			if (lines[line + TO_POINT] >= 0) {
				weight += lines[line + SIZE];
			}
			rest -= lines[line + TO_END];
			nextInterval(line);
			// Intervals have become shorter: those that are covered are hit.
			long covered = rest / lines[line + SIZE] * lines[line + SIZE];
			weight += covered;
			rest -= covered;
		}
		lines[line + TO_END] -= rest;
		if (lines[line + TO_POINT] >= 0) {
			lines[line + TO_POINT] -= rest;
			if (lines[line + TO_POINT] < 0) {
				weight += lines[line + SIZE];
			}
		}
		return weight;
	}

	private void nextInterval(int line) {
		long x = this.seed;
		x ^= x << 13;
		x ^= x >>> 7;
		x ^= x << 17;
		this.seed = x;
		this.lines[line + SIZE] = this.interval;
		this.lines[line + TO_END] = this.interval;
		this.lines[line + TO_POINT] = Math.unsignedMultiplyHigh(x, this.interval);
	}

	private void adapt(long now) {
		long elapsed = now - this.adapted;
		if (this.adapted == 0) {
			this.began = now;
		}
		else if (elapsed > 0) {
			double share = (now - this.began <= this.earlyTicks) ? EARLY * this.budget.share() : this.budget.share();
			double excess = this.chosen * this.ticksPerStack / (elapsed * share);
			if (excess < 0.5 || excess > 1.5) {
				resize(Math.min(8, Math.max(0.5, excess)));
			}
		}
		this.adapted = now;
		this.chosen = 0;
	}

	/**
	 * For the intervals to come: to break off those that have begun would be an error in
	 * the sums.
	 */
	private void resize(double factor) {
		this.interval = Math.min(this.maxInterval, Math.max(this.minInterval, (long) (this.interval * factor)));
	}

}
