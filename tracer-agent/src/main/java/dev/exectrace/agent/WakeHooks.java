package dev.exectrace.agent;

/**
 * What a thread notes when it makes a virtual thread runnable.
 */
final class WakeHooks {

	private WakeHooks() {
	}

	static void timeout(Recorder recorder, Thread thread, int state) {
		switch (ThreadStates.meaning(state)) {
			case ThreadStates.TIMED_PARK, ThreadStates.TIMED_OBJECT_WAIT ->
				recorder.readiness().ready(thread.threadId(), Thread.currentThread().threadId(), Cause.TIMEOUT);
			default -> {
			}
		}
	}

	static void unparking(Recorder recorder, Thread thread, int state, int cause) {
		switch (ThreadStates.meaning(state)) {
			case ThreadStates.PARK, ThreadStates.TIMED_PARK, ThreadStates.PINNED, ThreadStates.TIMED_PINNED -> {
				Thread current = Thread.currentThread();
				if (current != thread) {
					recorder.readiness()
						.ready(thread.threadId(), waker(recorder, current, thread.threadId()),
								isTimer(current) ? Cause.TIMEOUT : cause);
				}
			}
			case ThreadStates.OBJECT_WAIT, ThreadStates.TIMED_OBJECT_WAIT -> {
				if (cause != Cause.UNPARK) {
					recorder.readiness()
						.ready(thread.threadId(), waker(recorder, Thread.currentThread(), thread.threadId()), cause);
				}
			}
			default -> {
			}
		}
	}

	static void submitting(Recorder recorder, Thread thread, int state) {
		long id = thread.threadId();
		ReadyTable readiness = recorder.readiness();
		switch (ThreadStates.meaning(state)) {
			case ThreadStates.STARTED -> readiness.ready(id, waker(recorder, Thread.currentThread(), id), Cause.START);
			case ThreadStates.YIELD -> readiness.ready(id, id, Cause.YIELD);
			case ThreadStates.UNPARKED -> {
				if (!readiness.isReady(id)) {
					readiness.ready(id, waker(recorder, Thread.currentThread(), id), Cause.UNPARK);
				}
			}
			case ThreadStates.UNBLOCKED -> {
				boolean waited = readiness.monitorWait(id) == WaitReason.OBJECT_WAIT;
				readiness.unblocked(id, waker(recorder, Thread.currentThread(), id),
						waited ? Cause.NOTIFY : Cause.MONITOR_EXIT);
			}
			default -> {
			}
		}
	}

	/** Until JDK 23 a thread of its own unparks those whose time is up. */
	private static boolean isTimer(Thread thread) {
		return !thread.isVirtual() && thread.getName().startsWith("VirtualThread-unparker");
	}

	/**
	 * Who wakes: the current thread, unless it is a carrier that acts for the virtual
	 * thread on it, or for the one that it has just unmounted. Where that one is the
	 * wakee it was given its permit on the way, and who gave it is not known any more.
	 */
	private static long waker(Recorder recorder, Thread current, long wakee) {
		if (current.isVirtual()) {
			return current.threadId();
		}
		CarrierLog log = recorder.log();
		if (log != null) {
			long actor = (log.mounted != 0) ? log.mounted : log.unmounted;
			if (actor != 0) {
				return (actor != wakee) ? actor : 0;
			}
		}
		return current.threadId();
	}

}
