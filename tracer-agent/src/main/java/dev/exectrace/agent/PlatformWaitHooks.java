package dev.exectrace.agent;

import java.util.concurrent.locks.LockSupport;

import dev.exectrace.agent.event.ThreadBlockEvent;

/**
 * What a platform thread notes about its own waits.
 */
final class PlatformWaitHooks {

	private PlatformWaitHooks() {
	}

	static void waited(Recorder recorder, long since, int reason, boolean timed, Object blocker) {
		Thread thread = Thread.currentThread();
		if (recorder.isDrainer(thread)) {
			return;
		}
		long now = Ticks.now();
		long id = thread.threadId();
		Object known = (blocker != null) ? blocker : LockSupport.getBlocker(thread);
		Class<?> type = (known != null) ? known.getClass() : null;
		long length = now - since;
		long weight = recorder.platformSampler().choose(id, reason, length, now);
		if (weight > 0 && ThreadBlockEvent.enabled()) {
			ThreadBlockEvent.commit(since, length, WaitReason.name(reason), type, timed, weight);
			return;
		}
		recorder.platform()
			.waited(id, since, length, reason, timed, (type != null) ? recorder.classes().number(type) : 0);
	}

}
