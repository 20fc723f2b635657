package dev.exectrace.analysis.model;

import dev.exectrace.analysis.column.DurationColumn;
import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * The run slices of virtual threads: a row each, with the wait and the time in the
 * scheduler's queue before it. Times are nanoseconds since the window's start; threads
 * and classes are numbers of {@link Threads} and {@link Code}, negative for none.
 * <p>
 * A row takes 32 bytes. Safe for several readers once built.
 */
public final class Runs {

	private static final int CLASS_SHIFT = 12;

	private static final int MAX_CLASS = (1 << 20) - 2;

	private final IntColumn thread = new IntColumn();

	private final IntColumn carrier = new IntColumn();

	private final LongColumn start = new LongColumn();

	private final DurationColumn duration = new DurationColumn();

	private final DurationColumn runnable = new DurationColumn();

	private final DurationColumn blocked = new DurationColumn();

	private final IntColumn waker = new IntColumn();

	private final IntColumn meta = new IntColumn();

	Runs() {
	}

	void add(int thread, int carrier, long start, long duration, StopReason stop, long runnable, int waker,
			WakeCause cause, long blocked, WaitReason reason, int blockerClass) {
		this.thread.add(thread);
		this.carrier.add(carrier);
		this.start.add(start);
		this.duration.add(duration);
		this.runnable.add(runnable);
		this.blocked.add(blocked);
		this.waker.add(waker);
		int type = (blockerClass <= MAX_CLASS) ? blockerClass + 1 : 0;
		this.meta.add(stop.ordinal() | (cause.ordinal() << 4) | (reason.ordinal() << 8) | (type << CLASS_SHIFT));
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int count() {
		return this.thread.size();
	}

	/**
	 * The virtual thread that ran.
	 * @param run the row
	 * @return its number
	 */
	public int thread(int run) {
		return this.thread.get(run);
	}

	/**
	 * The thread that carried it.
	 * @param run the row
	 * @return its number
	 */
	public int carrier(int run) {
		return this.carrier.get(run);
	}

	/**
	 * When it was mounted.
	 * @param run the row
	 * @return the time
	 */
	public long start(int run) {
		return this.start.get(run);
	}

	/**
	 * When it was unmounted.
	 * @param run the row
	 * @return the time
	 */
	public long end(int run) {
		return this.start.get(run) + this.duration.get(run);
	}

	/**
	 * How long it ran.
	 * @param run the row
	 * @return the time
	 */
	public long duration(int run) {
		return this.duration.get(run);
	}

	/**
	 * How long it had been ready to run before.
	 * @param run the row
	 * @return the time, 0 also where it is not known
	 */
	public long runnable(int run) {
		return this.runnable.get(run);
	}

	/**
	 * How long it had been blocked before that.
	 * @param run the row
	 * @return the time, 0 where it was not
	 */
	public long blocked(int run) {
		return this.blocked.get(run);
	}

	/**
	 * Who made it ready to run.
	 * @param run the row
	 * @return the thread's number
	 */
	public int waker(int run) {
		return this.waker.get(run);
	}

	/**
	 * Why it became ready to run.
	 * @param run the row
	 * @return the cause
	 */
	public WakeCause cause(int run) {
		return WakeCause.of((this.meta.get(run) >>> 4) & 0xf);
	}

	/**
	 * Why it was unmounted.
	 * @param run the row
	 * @return the reason
	 */
	public StopReason stopReason(int run) {
		return StopReason.of(this.meta.get(run) & 0xf);
	}

	/**
	 * What it had been blocked on.
	 * @param run the row
	 * @return the reason
	 */
	public WaitReason waitReason(int run) {
		return WaitReason.of((this.meta.get(run) >>> 8) & 0xf);
	}

	/**
	 * The class of what it had been blocked on.
	 * @param run the row
	 * @return the class's number
	 */
	public int blockerClass(int run) {
		return (this.meta.get(run) >>> CLASS_SHIFT) - 1;
	}

}
