package dev.exectrace.tool.view;

import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;

/**
 * A trace of one task, whose thread waits for a lock.
 */
public final class TaskTrace {

	/** A lone half of a character, and markup, must come through as text. */
	public static final String NAME = "</script><b>\ud83d";

	/** The task's id, which a browser's numbers could not hold. */
	public static final long TASK = (1L << 60) + 1;

	/** The name of a part of the task. */
	public static final String REGION = "check <b>stock";

	private TaskTrace() {
	}

	/**
	 * Makes it.
	 * @return the trace, 10 us long
	 */
	public static Trace make() {
		return make(1000);
	}

	/**
	 * Makes it with a wait of another length.
	 * @param worked how long the thread runs before it waits for the lock until 5000 ns
	 * @return the trace, 10 us long
	 */
	static Trace make(long worked) {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 10_000);
		builder.level("full");
		int carrier = builder.thread(1, "ForkJoinPool-1-worker-1", false);
		int other = builder.thread(2, "ForkJoinPool-1-worker-2", false);
		int holder = builder.thread(3, NAME, true);
		int waiter = builder.thread(4, "waiter", true);
		builder.started(holder, 0, -1);
		builder.started(waiter, 1000, -1);
		builder.run(holder, carrier, 0, 6000, StopReason.END, 0, -1, WakeCause.START, 0, WaitReason.NONE, -1);
		builder.run(waiter, other, 1000, worked, StopReason.PARK, 0, -1, WakeCause.START, 0, WaitReason.NONE, -1);
		builder.run(waiter, other, 5500, 500, StopReason.END, 500, holder, WakeCause.UNPARK, 4000 - worked,
				WaitReason.LOCK, -1);
		builder.ended(holder, 6000);
		builder.ended(waiter, 6000);
		builder.taskEnded(TASK, 0, "GET /" + NAME, 1000, 6000, waiter, null, null, null, null);
		builder.region(waiter, 1000, 6000, TASK, "GET", true);
		builder.region(waiter, 1500, 5000, TASK, REGION, false);
		return builder.build();
	}

}
