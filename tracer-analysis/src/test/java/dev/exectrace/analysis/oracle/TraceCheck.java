package dev.exectrace.analysis.oracle;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.model.Samples;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;

/**
 * What holds in every trace, however damaged its file was: the states of a thread follow
 * one another without gaps and add up to its life, every number refers to something, and
 * the views have something to say.
 */
public final class TraceCheck {

	private final Trace trace;

	private TraceCheck(Trace trace) {
		this.trace = trace;
	}

	/**
	 * Looks at all of a trace.
	 * @param trace the trace
	 * @throws IllegalStateException if something does not hold
	 */
	public static void check(Trace trace) {
		TraceCheck check = new TraceCheck(trace);
		check.threads();
		check.code();
		check.samples(trace.cpuSamples());
		check.samples(trace.allocations());
		Views.look(trace);
	}

	private void threads() {
		hold(this.trace.window() >= 0, "the window is negative");
		Threads threads = this.trace.threads();
		for (int thread = 0; thread < threads.count(); thread++) {
			hold(threads.number(threads.id(thread)) == thread, "a thread is not found by its id");
			hold(threads.name(thread) != null, "a thread has no name");
			hold(threads.groups().name(threads.groups().group(thread)) != null, "a group has no name");
			reference(threads.starter(thread), threads.count());
			timeline(thread);
		}
	}

	private void timeline(int thread) {
		Threads threads = this.trace.threads();
		hold(threads.start(thread) >= 0 && threads.end(thread) <= this.trace.window(),
				"a thread lives outside the window");
		long at = threads.start(thread);
		Timeline timeline = this.trace.timeline(thread);
		while (timeline.next()) {
			hold(timeline.start() == at, "there is a gap between two intervals");
			hold(timeline.end() > at, "an interval is empty");
			hold(timeline.scale() >= 0, "an interval stands for less than nothing");
			at = timeline.end();
			reference(timeline.carrier(), threads.count());
			reference(timeline.waker(), threads.count());
			reference(timeline.stack(), this.trace.code().stackCount());
			reference(timeline.blockerClass(), this.trace.code().classCount());
			reference(timeline.waitRow(), this.trace.waits().count());
			hold(timeline.state() != ThreadState.STOPPED, "a thread is stopped by itself");
		}
		hold(at == threads.end(thread), "the intervals of a thread end before it does");
		breakdown(thread, timeline);
	}

	private void breakdown(int thread, Timeline timeline) {
		Breakdown breakdown = new Breakdown();
		breakdown.add(this.trace, timeline, thread, Selection.ALL);
		long states = 0;
		for (ThreadState state : ThreadState.values()) {
			hold(breakdown.in(state) >= 0, "a state takes less than no time");
			states += breakdown.in(state);
		}
		long blocked = 0;
		for (WaitReason reason : WaitReason.values()) {
			blocked += breakdown.blocked(reason);
		}
		hold(blocked == breakdown.in(ThreadState.BLOCKED), "the reasons do not add up to the blocked time");
		hold(states == this.trace.threads().end(thread) - this.trace.threads().start(thread),
				"the states do not add up to the life");
	}

	private void code() {
		for (int stack = 0; stack < this.trace.code().stackCount(); stack++) {
			for (int depth = 0; depth < this.trace.code().depth(stack); depth++) {
				int method = this.trace.code().method(this.trace.code().frame(stack, depth));
				hold(this.trace.code().methodName(method) != null, "a method has no name");
			}
		}
	}

	private void samples(Samples samples) {
		for (int sample = 0; sample < samples.count(); sample++) {
			hold(samples.thread(sample) >= 0, "a sample has no thread");
			reference(samples.thread(sample), this.trace.threads().count());
			reference(samples.stack(sample), this.trace.code().stackCount());
			reference(samples.type(sample), this.trace.code().classCount());
		}
	}

	private static void reference(int number, int count) {
		hold(number < count, "a number refers to nothing");
	}

	private static void hold(boolean condition, String otherwise) {
		if (!condition) {
			throw new IllegalStateException(otherwise);
		}
	}

}
