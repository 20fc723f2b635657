package dev.exectrace.agent;

/**
 * The methods that instrumented JDK code calls. Without a capture each is the read of one
 * field. With one, each takes no lock, allocates nothing on its usual path, loads no
 * class and lets nothing out.
 * <p>
 * They stand in code that changes the current thread, so they go by the carrier wherever
 * a virtual thread is mounted or unmounted.
 */
public final class Hooks {

	private static Recorder recorder;

	private Hooks() {
	}

	/**
	 * Lets the hooks write to a recorder.
	 * @param value the recorder or {@code null} to turn them off
	 */
	public static void record(Recorder value) {
		recorder = value;
	}

	/**
	 * A carrier is about to mount a virtual thread.
	 * @param thread the virtual thread
	 * @param continuation what it runs
	 */
	public static void mounting(Thread thread, Object continuation) {
		Recorder current = recorder;
		if (current != null) {
			try {
				MountHooks.mounting(current, thread, continuation);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * A carrier has unmounted a virtual thread that nobody else can resume yet.
	 * @param thread the virtual thread
	 * @param state its state
	 */
	public static void unmounted(Thread thread, int state) {
		Recorder current = recorder;
		if (current != null) {
			try {
				MountHooks.unmounted(current, thread, state);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current virtual thread is about to give up its carrier.
	 * @return when, for {@link #resumed}, or 0
	 */
	public static long yielding() {
		Recorder current = recorder;
		if (current != null) {
			try {
				return WaitHooks.yielding(current);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
		return 0;
	}

	/**
	 * The current virtual thread runs again, or could not give up its carrier.
	 * @param since what {@link #yielding} answered
	 * @param state its state before
	 * @param thread the virtual thread
	 */
	public static void resumed(long since, int state, Thread thread) {
		Recorder current = recorder;
		if (current != null && since != 0) {
			try {
				WaitHooks.resumed(current, since, state, thread);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current virtual thread is about to park with its carrier.
	 * @param thread the virtual thread
	 * @param timed whether with a timeout
	 */
	public static void pinning(Thread thread, boolean timed) {
		Recorder current = recorder;
		if (current != null) {
			try {
				WaitHooks.pinning(current, thread, timed);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current virtual thread has parked with its carrier.
	 * @param thread the virtual thread
	 * @param timed whether with a timeout
	 */
	public static void unpinned(Thread thread, boolean timed) {
		Recorder current = recorder;
		if (current != null) {
			try {
				WaitHooks.unpinned(current, thread, timed);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current thread says what it will wait for if it parks next.
	 * @param reason a constant of {@link WaitReason}
	 */
	public static void hint(int reason) {
		Recorder current = recorder;
		if (current != null) {
			try {
				WaitHooks.hint(current, reason);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current thread unparks a virtual thread.
	 * @param thread the virtual thread
	 * @param state its state
	 */
	public static void unparking(Thread thread, int state) {
		Recorder current = recorder;
		if (current != null) {
			try {
				WakeHooks.unparking(current, thread, state, Cause.UNPARK);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The timeout of a virtual thread's wait has passed.
	 * @param thread the virtual thread
	 * @param state its state
	 */
	public static void timeout(Thread thread, int state) {
		Recorder current = recorder;
		if (current != null) {
			try {
				WakeHooks.timeout(current, thread, state);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current thread interrupts a virtual thread.
	 * @param thread the virtual thread
	 * @param state its state
	 */
	public static void interrupting(Thread thread, int state) {
		Recorder current = recorder;
		if (current != null) {
			try {
				WakeHooks.unparking(current, thread, state, Cause.INTERRUPT);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * A virtual thread is handed to its scheduler.
	 * @param thread the virtual thread
	 * @param state its state
	 */
	public static void submitting(Thread thread, int state) {
		Recorder current = recorder;
		if (current != null) {
			try {
				WakeHooks.submitting(current, thread, state);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current thread unparks a thread by {@code LockSupport}.
	 * @param thread the thread or {@code null}
	 */
	public static void unparkingAny(Thread thread) {
		Recorder current = recorder;
		if (current != null && thread != null && !thread.isVirtual()) {
			try {
				current.platform().woke(Thread.currentThread().threadId(), thread.threadId());
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current thread is about to wait in a way that virtual threads have hooks of
	 * their own for.
	 * @return when, for {@link #waited}, or 0 for a virtual thread
	 */
	public static long waiting() {
		return (recorder != null && !Thread.currentThread().isVirtual()) ? Ticks.now() : 0;
	}

	/**
	 * The current platform thread has waited.
	 * @param since what {@link #waiting} answered
	 * @param reason a constant of {@link WaitReason}
	 * @param timed whether with a timeout
	 * @param blocker what it waited for or {@code null} if it said so before
	 */
	public static void waited(long since, int reason, boolean timed, Object blocker) {
		Recorder current = recorder;
		if (current != null && since != 0) {
			try {
				PlatformWaitHooks.waited(current, since, reason, timed, blocker);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current thread may have waited for a socket.
	 * @param since what {@link #waiting} answered
	 * @param socket the implementation of the socket or the channel
	 */
	public static void waitedForSocket(long since, Object socket) {
		Recorder current = recorder;
		if (current != null) {
			try {
				if (since != 0) {
					SocketWaitHooks.waited(current, since, socket);
				}
				else if (Thread.currentThread().isVirtual()) {
					SocketWaitHooks.resumed(current, socket);
				}
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

	/**
	 * The current platform thread has read from a socket or written to one.
	 * @param since what {@link #waiting} answered
	 * @param socket the implementation of the socket or the channel
	 */
	public static void transferred(long since, Object socket) {
		Recorder current = recorder;
		if (current != null && since != 0) {
			try {
				SocketWaitHooks.transferred(current, since, socket);
			}
			catch (Throwable ex) {
				current.failed();
			}
		}
	}

}
