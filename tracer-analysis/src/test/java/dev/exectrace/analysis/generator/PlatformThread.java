package dev.exectrace.analysis.generator;

import java.util.Random;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;

/**
 * The life of a platform thread: it runs and parks in turn.
 */
final class PlatformThread {

	private PlatformThread() {
	}

	static void live(int number, int waker, Random random, TraceBuilder builder, Account account, long window) {
		long at = random.nextLong(-window, window);
		builder.started(number, at, waker);
		int type = WaitKind.LOCK.type(builder);
		while (at < window) {
			long from = at + 1 + random.nextLong(window / 4);
			long woken = from + 1 + random.nextLong(window / 4);
			long to = woken + random.nextLong(1 + window / 50);
			account.add(number, new Interval(at, from, ThreadState.RUNNING, WaitReason.NONE, -1, -1));
			account.add(number, new Interval(from, woken, ThreadState.BLOCKED, WaitReason.LOCK, -1, waker));
			account.add(number, new Interval(woken, to, ThreadState.RUNNABLE, WaitReason.LOCK, -1, waker));
			if (to > 0 && from < window) {
				builder.wait(number, from, to - from, WaitReason.LOCK, type, WaitKind.LOCK.stack(builder, 0),
						Waits.EXACT, null);
				builder.wakeup(woken, waker, number);
			}
			at = to;
		}
	}

}
