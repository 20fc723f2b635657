package dev.exectrace.agent;

import java.util.concurrent.locks.LockSupport;

import dev.exectrace.agent.event.VirtualThreadBlockEvent;

/**
 * What a virtual thread notes about its own waits. What it noted before is on its stack
 * and comes back with it, on whatever carrier.
 */
final class WaitHooks {

	private WaitHooks() {
	}

	static long yielding(Recorder recorder) {
		CarrierLog log = recorder.log();
		if (log == null) {
			return 0;
		}
		long now = Ticks.now();
		log.stopping = now;
		return (now << 3) | log.hint;
	}

	static void resumed(Recorder recorder, long noted, int state, Thread thread) {
		CarrierLog log = recorder.log();
		long since = noted >>> 3;
		if (log == null) {
			return;
		}
		if (log.stopping == since) {
			// It could not yield, as it is pinned: it did not stop.
			log.stopping = 0;
			return;
		}
		if (log.mounted != thread.threadId()) {
			// It came back while no capture or another one was running.
			return;
		}
		// A wait may take several parks, and all of them are for the same.
		int hint = (int) noted & 7;
		log.hint = hint;
		byte meaning = ThreadStates.meaning(state);
		if (meaning == ThreadStates.PARK || meaning == ThreadStates.TIMED_PARK) {
			long end = (log.ready != 0) ? Math.max(log.ready, since) : log.start;
			waited(recorder, log, since, end, (hint != WaitReason.NONE) ? hint : WaitReason.PARK,
					meaning == ThreadStates.TIMED_PARK, thread);
		}
	}

	static void pinning(Recorder recorder, Thread thread, boolean timed) {
		CarrierLog log = recorder.log();
		if (log == null) {
			return;
		}
		long now = Ticks.now();
		log.write(thread.threadId(), now, timed ? ThreadStates.TIMED_PINNED : ThreadStates.PINNED, null, null);
		log.clearSlice();
		log.pinned = now;
	}

	static void unpinned(Recorder recorder, Thread thread, boolean timed) {
		CarrierLog log = recorder.log();
		if (log == null) {
			return;
		}
		long now = Ticks.now();
		long since = log.pinned;
		log.pinned = 0;
		log.start = now;
		log.mounted = thread.threadId();
		log.hint = WaitReason.NONE;
		log.clearSlice();
		if (since == 0) {
			return;
		}
		recorder.readiness().take(log.mounted, log);
		if (log.ready < since) {
			// It was noted too late for the wait before.
			log.clearSlice();
		}
		if (log.ready == 0 && timed) {
			log.ready = now;
			log.cause = Cause.TIMEOUT;
		}
		waited(recorder, log, since, (log.ready > since) ? log.ready : now, WaitReason.PINNED, timed, thread);
	}

	private static void waited(Recorder recorder, CarrierLog log, long since, long end, int reason, boolean timed,
			Thread thread) {
		Object blocker = LockSupport.getBlocker(thread);
		Class<?> type = (blocker != null) ? blocker.getClass() : null;
		long length = end - since;
		long weight = log.sampler.choose(reason, length, log.start);
		if (weight > 0 && VirtualThreadBlockEvent.enabled()) {
			VirtualThreadBlockEvent.commit(since, length, WaitReason.name(reason), type, timed, weight);
		}
		log.waited(since, end, reason, timed, (type != null) ? recorder.classes().number(type) : 0);
	}

	static void hint(Recorder recorder, int reason) {
		CarrierLog log = recorder.log();
		if (log != null) {
			log.hint = reason;
		}
	}

}
