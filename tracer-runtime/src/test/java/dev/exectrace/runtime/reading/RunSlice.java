package dev.exectrace.runtime.reading;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/**
 * A run slice as the trace tells it. Times in nanoseconds since 1970, lengths in
 * nanoseconds, ids 0 where not known.
 */
public record RunSlice(long thread, String name, long carrier, long start, long end, String stopReason, long runnable,
		long waker, String wakerName, String cause, long blocked, String blockReason, String blocker) {

	static RunSlice of(RecordedEvent event) {
		RecordedThread thread = event.getThread("virtualThread");
		RecordedThread waker = event.getThread("waker");
		RecordedClass blocker = event.getClass("blockerClass");
		return new RunSlice(thread.getJavaThreadId(), thread.getJavaName(), event.getThread().getJavaThreadId(),
				SchedulerEvents.nanos(event.getStartTime()), SchedulerEvents.nanos(event.getEndTime()),
				event.getString("stopReason"), event.getDuration("runnable").toNanos(),
				(waker != null) ? waker.getJavaThreadId() : 0, (waker != null) ? waker.getJavaName() : null,
				event.getString("cause"), event.getDuration("blocked").toNanos(), event.getString("blockReason"),
				(blocker != null) ? blocker.getName() : null);
	}

	public long waited() {
		return this.runnable + this.blocked;
	}

}
