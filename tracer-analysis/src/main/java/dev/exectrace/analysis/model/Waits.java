package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.column.DurationColumn;
import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * Waits that the trace tells one by one, a row each: those of platform threads, and those
 * of virtual threads that carry a stack or held the carrier. Times are nanoseconds since
 * the window's start; threads, classes and stacks are numbers, negative for none.
 */
public final class Waits {

	/** Weight of a wait that no others are sampled beside. */
	public static final long EXACT = -1;

	private final IntColumn thread = new IntColumn();

	private final LongColumn start = new LongColumn();

	private final DurationColumn duration = new DurationColumn();

	private final LongColumn weight = new LongColumn();

	private final IntColumn reason = new IntColumn();

	private final IntColumn type = new IntColumn();

	private final IntColumn stack = new IntColumn();

	private final IntColumn detail = new IntColumn();

	private final List<WaitDetail> details = new ArrayList<>();

	Waits() {
	}

	void add(int thread, long start, long duration, WaitReason reason, int type, int stack, long weight,
			WaitDetail detail) {
		this.thread.add(thread);
		this.start.add(start);
		this.duration.add(duration);
		this.weight.add(weight);
		this.reason.add(reason.ordinal());
		this.type.add(type);
		this.stack.add(stack);
		if (detail != null) {
			this.details.add(detail);
		}
		this.detail.add((detail != null) ? this.details.size() - 1 : -1);
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int count() {
		return this.thread.size();
	}

	/**
	 * Who waited.
	 * @param wait the row
	 * @return the thread's number
	 */
	public int thread(int wait) {
		return this.thread.get(wait);
	}

	/**
	 * Since when.
	 * @param wait the row
	 * @return the time
	 */
	public long start(int wait) {
		return this.start.get(wait);
	}

	/**
	 * Until when.
	 * @param wait the row
	 * @return the time
	 */
	public long end(int wait) {
		return this.start.get(wait) + this.duration.get(wait);
	}

	/**
	 * How long.
	 * @param wait the row
	 * @return the time
	 */
	public long duration(int wait) {
		return this.duration.get(wait);
	}

	/**
	 * How much waiting the row stands for in sums by stack.
	 * @param wait the row
	 * @return nanoseconds, 0 where others stand for it, {@link #EXACT} where it stands
	 * for itself
	 */
	public long weight(int wait) {
		return this.weight.get(wait);
	}

	/**
	 * For what.
	 * @param wait the row
	 * @return the reason
	 */
	public WaitReason reason(int wait) {
		return WaitReason.of(this.reason.get(wait));
	}

	/**
	 * The class of what it waited for.
	 * @param wait the row
	 * @return the class's number
	 */
	public int blockerClass(int wait) {
		return this.type.get(wait);
	}

	/**
	 * Where in the code.
	 * @param wait the row
	 * @return the stack's number
	 */
	public int stack(int wait) {
		return this.stack.get(wait);
	}

	/**
	 * What else the trace tells.
	 * @param wait the row
	 * @return the detail or {@code null}
	 */
	public WaitDetail detail(int wait) {
		int at = this.detail.get(wait);
		return (at >= 0) ? this.details.get(at) : null;
	}

}
