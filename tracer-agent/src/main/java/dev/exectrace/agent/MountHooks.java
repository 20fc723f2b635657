package dev.exectrace.agent;

/**
 * What a carrier notes when it mounts and unmounts virtual threads.
 */
final class MountHooks {

	private MountHooks() {
	}

	static void mounting(Recorder recorder, Thread thread, Object continuation) throws Throwable {
		CarrierLog log = recorder.logOrAdopt(Thread.currentThread());
		if (log == null) {
			return;
		}
		long id = thread.threadId();
		log.clearSlice();
		log.hint = WaitReason.NONE;
		recorder.readiness().take(id, log);
		log.mounted = id;
		log.stopping = 0;
		log.stack = null;
		long now = Ticks.now();
		log.start = now;
		if (log.blocked != 0) {
			chooseMonitorStack(log, continuation, now);
		}
	}

	/**
	 * A thread that waited in a monitor comes back in the JVM's own code, so its stack
	 * has to be taken from outside, before it runs.
	 */
	private static void chooseMonitorStack(CarrierLog log, Object continuation, long now) throws Throwable {
		long end = (log.ready > log.blocked) ? log.ready : now;
		log.blockedEnd = end;
		long weight = log.sampler.choose(log.waitReason(), end - log.blocked, now);
		if (weight > 0) {
			StackTraceElement[] stack = ContinuationStack.of(continuation);
			if (stack != null) {
				log.stack = new SampledStack(stack, weight);
			}
		}
	}

	static void unmounted(Recorder recorder, Thread thread, int state) {
		CarrierLog log = recorder.logOrAdopt(Thread.currentThread());
		if (log == null) {
			return;
		}
		long id = thread.threadId();
		long stop = (log.stopping != 0) ? log.stopping : Ticks.now();
		log.stopping = 0;
		if (log.mounted != id) {
			log.start = 0;
			log.clearSlice();
		}
		byte meaning = ThreadStates.meaning(state);
		String name = null;
		if (log.cause == Cause.START) {
			name = thread.getName();
			// The JDK's own: to look into one that another processor has just made takes
			// a while
			name = (name != "") ? name : null;
		}
		log.write(id, stop, meaning, name, log.stack);
		log.mounted = 0;
		log.unmounted = id;
		log.stack = null;
		switch (meaning) {
			case ThreadStates.MONITOR_ENTER ->
				recorder.readiness().blocked(id, stop, WaitReason.MONITOR_ENTER, false, log.hint);
			case ThreadStates.OBJECT_WAIT ->
				recorder.readiness().blocked(id, stop, WaitReason.OBJECT_WAIT, false, log.hint);
			case ThreadStates.TIMED_OBJECT_WAIT ->
				recorder.readiness().blocked(id, stop, WaitReason.OBJECT_WAIT, true, log.hint);
			default -> recorder.readiness().stopped(id, stop);
		}
	}

}
