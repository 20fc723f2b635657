package dev.exectrace.analysis.locks;

import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.site.Frames;

/**
 * Infers who held a monitor. Of a virtual thread that waits for one the trace does not
 * tell who released it, as the JVM passes that on by a thread of its own. But whoever got
 * it last, while the other one was waiting already, held it until then. Monitors are told
 * apart by the code that enters them, as the trace tells no more. For one thread.
 */
public final class MonitorHolders {

	private static final String UNBLOCKER = "VirtualThread-unblocker";

	private final Trace trace;

	private final Frames frames;

	private final Map<String, Takers> monitors = new HashMap<>();

	/**
	 * Looks through the waits of a trace.
	 * @param trace the trace
	 */
	public MonitorHolders(Trace trace) {
		this.trace = trace;
		this.frames = new Frames(trace.code());
		Waits waits = trace.waits();
		for (int row = 0; row < waits.count(); row++) {
			if (waits.reason(row) == WaitReason.MONITOR && waits.stack(row) >= 0) {
				this.monitors.computeIfAbsent(this.frames.site(waits.stack(row)), (site) -> new Takers())
					.add(waits.thread(row), waits.end(row));
			}
		}
	}

	/**
	 * Whether a waker only passed on what another thread did.
	 * @param waker the thread's number, negative for none
	 * @return whether it did
	 */
	public boolean isMessenger(int waker) {
		return waker >= 0 && !this.trace.threads().isVirtual(waker)
				&& this.trace.threads().name(waker).equals(UNBLOCKER);
	}

	/**
	 * Who held the monitor when a wait for it ended.
	 * @param waiter the number of the thread that waited
	 * @param start since when
	 * @param end until when
	 * @param stack the number of its stack, negative where not known
	 * @return the thread's number, negative where not known
	 */
	public int holder(int waiter, long start, long end, int stack) {
		Takers takers = (stack >= 0) ? this.monitors.get(this.frames.site(stack)) : null;
		return (takers != null) ? takers.holder(waiter, start, end) : -1;
	}

}
