package dev.exectrace.junit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What one thread waited for in the time of a test, without waits for work to come.
 */
final class ThreadWaits {

	private final TestEvidence evidence;

	private final int thread;

	private final List<Wait> blocked = new ArrayList<>();

	private final List<Wait> runnable = new ArrayList<>();

	ThreadWaits(TestEvidence evidence, IdleWaits idle, int thread) {
		this.evidence = evidence;
		this.thread = thread;
		Timeline timeline = evidence.trace().timeline(thread);
		ThreadState before = null;
		while (timeline.next()) {
			long from = Math.max(timeline.start(), evidence.selection().from());
			long to = Math.min(timeline.end(), evidence.selection().to());
			if (to <= from) {
				continue;
			}
			if (timeline.state() == ThreadState.BLOCKED && !idle.isIdle(thread, timeline)) {
				this.blocked.add(new Wait(timeline.reason(), from, to, timeline.stack(), false));
			}
			else if (timeline.state() == ThreadState.RUNNABLE) {
				ready(before, new Wait(timeline.reason(), from, to, timeline.stack(), false));
			}
			else if (isOpen(timeline)) {
				this.blocked.add(new Wait(WaitReason.UNKNOWN, from, to, -1, true));
			}
			before = timeline.state();
		}
	}

	/**
	 * What a thread that gave way waits for a carrier is told in two parts: that is one
	 * wait.
	 */
	private void ready(ThreadState before, Wait wait) {
		if (before == ThreadState.RUNNABLE && !this.runnable.isEmpty()) {
			Wait first = this.runnable.removeLast();
			this.runnable.add(new Wait(first.reason(), first.from(), wait.to(), first.stack(), false));
		}
		else {
			this.runnable.add(wait);
		}
	}

	/**
	 * Since when a thread waits that had not woken when the trace was read is not known,
	 * at most since its last wait.
	 */
	private boolean isOpen(Timeline timeline) {
		Trace trace = this.evidence.trace();
		return timeline.state() == ThreadState.RUNNING && timeline.end() >= this.evidence.selection().to()
				&& this.evidence.waiting().isWaiting(trace.threads().id(this.thread));
	}

	long blocked(Predicate<Wait> which) {
		return this.blocked.stream().filter(which).mapToLong(Wait::length).sum();
	}

	Wait longestBlocked(Predicate<Wait> which) {
		return longest(this.blocked, which);
	}

	Wait longestRunnable() {
		return longest(this.runnable, (wait) -> true);
	}

	private static Wait longest(List<Wait> waits, Predicate<Wait> which) {
		return waits.stream().filter(which).max(Comparator.comparingLong(Wait::length)).orElse(null);
	}

	/** The time by reason, the most first. */
	String byReason() {
		Map<WaitReason, long[]> sums = new EnumMap<>(WaitReason.class);
		for (Wait wait : this.blocked) {
			long[] sum = sums.computeIfAbsent(wait.reason(), (reason) -> new long[2]);
			sum[0] += wait.length();
			sum[1]++;
		}
		StringBuilder text = new StringBuilder();
		sums.entrySet()
			.stream()
			.sorted(Comparator.comparingLong((Map.Entry<WaitReason, long[]> entry) -> -entry.getValue()[0]))
			.forEach((entry) -> text.append(text.isEmpty() ? "" : ", ")
				.append(entry.getKey().label())
				.append(' ')
				.append(Nanos.text(entry.getValue()[0]))
				.append(" in ")
				.append(entry.getValue()[1])
				.append((entry.getValue()[1] == 1) ? " wait" : " waits"));
		return text.toString();
	}

	String describe(Wait wait) {
		String text = wait.reason().label() + ", " + (wait.open() ? "not over, at most " : "")
				+ Nanos.text(wait.length()) + " from " + Nanos.text(wait.from()) + " to " + Nanos.text(wait.to());
		return text + Failure
			.stack(wait.open() ? this.evidence.waiting().describe(this.evidence.trace().threads().id(this.thread))
					: this.evidence.trace().code().describe(wait.stack()));
	}

	/** Times in nanoseconds since the window's start. */
	record Wait(WaitReason reason, long from, long to, int stack, boolean open) {

		long length() {
			return this.to - this.from;
		}

	}

}
