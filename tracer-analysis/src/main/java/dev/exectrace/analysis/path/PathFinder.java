package dev.exectrace.analysis.path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.exectrace.analysis.locks.MonitorHolders;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.path.History.Interval;
import dev.exectrace.analysis.site.SampledStacks;

/**
 * Follows a thread through its waits. A wait is followed within its own time only, so the
 * path always comes back, and never twice through one instant.
 */
final class PathFinder {

	private static final int MAX_DEPTH = 24;

	private final Trace trace;

	private final Threads threads;

	private final Histories histories;

	private final MonitorHolders holders;

	private final CarrierUse carriers;

	private final SampledStacks samples;

	private final long shortest;

	private final int maxSegments;

	private final List<Segment> segments = new ArrayList<>();

	private final Set<Integer> waiting = new HashSet<>();

	private boolean cut;

	PathFinder(Trace trace, Histories histories, MonitorHolders holders, long shortest, int maxSegments) {
		this.trace = trace;
		this.threads = trace.threads();
		this.histories = histories;
		this.holders = holders;
		this.carriers = new CarrierUse(trace);
		this.samples = new SampledStacks(trace);
		this.shortest = shortest;
		this.maxSegments = maxSegments;
	}

	List<Segment> find(int thread, long from, long to) {
		follow(thread, from, to, 0, null);
		return this.segments;
	}

	/** Whether there were too many segments, so that it does not lead to the end. */
	boolean isCut() {
		return this.cut;
	}

	private void follow(int thread, long from, long to, int depth, Waiter waiter) {
		this.waiting.add(thread);
		long at = from;
		long born = Math.min(to, this.threads.start(thread));
		if (at < born) {
			beforeBirth(thread, at, born, depth, waiter);
			at = born;
		}
		History history = this.histories.of(thread);
		for (int i = history.position(at); i < history.size() && at < to; i++) {
			if (this.segments.size() >= this.maxSegments) {
				break;
			}
			Interval interval = history.get(i);
			long end = Math.min(interval.end(), to);
			if (interval.state() == ThreadState.UNKNOWN && waiter != null) {
				stay(waiter, at, end);
			}
			else {
				step(thread, interval, at, end, depth);
			}
			at = end;
		}
		if (at < to) {
			this.cut |= this.segments.size() >= this.maxSegments;
			add(new Segment(at, to, thread, depth, ThreadState.UNKNOWN, WaitReason.NONE, -1, -1, -1, -1,
					WakeCause.UNKNOWN, List.of()));
		}
		this.waiting.remove(thread);
	}

	/** Until a thread was started, its work waited for the one that started it. */
	private void beforeBirth(int thread, long from, long to, int depth, Waiter waiter) {
		int starter = this.threads.starter(thread);
		if (canFollow(starter, to - from, depth)) {
			follow(starter, from, to, depth + 1, waiter);
		}
		else if (waiter != null) {
			stay(waiter, from, to);
		}
		else {
			add(new Segment(from, to, thread, depth, ThreadState.UNKNOWN, WaitReason.NONE, -1, -1, -1, starter,
					WakeCause.START, List.of()));
		}
	}

	/**
	 * Where nothing is known of the one that was waited for, there was still the wait.
	 */
	private void stay(Waiter waiter, long from, long to) {
		add(segment(waiter.thread(), waiter.interval(), from, to, waiter.depth(), waiter.interval().stack(),
				List.of()));
	}

	private void step(int thread, Interval interval, long from, long to, int depth) {
		switch (interval.state()) {
			case BLOCKED -> blocked(thread, interval, from, to, depth);
			case RUNNING, RUNNABLE -> ready(thread, interval, from, to, depth);
			default -> add(segment(thread, interval, from, to, depth, interval.stack(), List.of()));
		}
	}

	private void blocked(int thread, Interval interval, long from, long to, int depth) {
		int waker = waker(thread, interval);
		if (canEnd(interval) && interval.end() <= to && canFollow(waker, to - from, depth)) {
			follow(waker, from, to, depth + 1, new Waiter(thread, interval, depth));
		}
		else {
			add(segment(thread, interval, from, to, depth, interval.stack(), List.of()));
		}
	}

	private int waker(int thread, Interval interval) {
		boolean messenger = this.holders.isMessenger(interval.waker());
		if (interval.reason() == WaitReason.MONITOR && (messenger || interval.waker() < 0)) {
			return this.holders.holder(thread, interval.start(), interval.end(), interval.stack());
		}
		return messenger ? -1 : interval.waker();
	}

	private boolean canFollow(int waker, long time, int depth) {
		return waker >= 0 && depth < MAX_DEPTH && time >= this.shortest && !this.waiting.contains(waker)
				&& this.segments.size() < this.maxSegments;
	}

	/** Whether a wait is one that threads end. */
	private static boolean canEnd(Interval interval) {
		return interval.cause() != WakeCause.TIMEOUT && switch (interval.reason()) {
			case MONITOR, LOCK, CONDITION, QUEUE, PARK, OBJECT_WAIT, PINNED, CLASS_LOADING, UNKNOWN -> true;
			default -> false;
		};
	}

	/** While the JVM had stopped all threads, it was not for lack of a carrier. */
	private void ready(int thread, Interval interval, long from, long to, int depth) {
		long at = from;
		for (Pause pause : this.trace.pauses().all()) {
			if (pause.start() >= to) {
				break;
			}
			long stop = Math.max(at, pause.start());
			long go = Math.min(to, pause.end());
			if (go > stop) {
				going(thread, interval, at, stop, depth);
				add(new Segment(stop, go, thread, depth, ThreadState.STOPPED, WaitReason.NONE, -1, -1, -1, -1,
						WakeCause.UNKNOWN, List.of()));
				at = go;
			}
		}
		going(thread, interval, at, to, depth);
	}

	private void going(int thread, Interval interval, long from, long to, int depth) {
		if (to <= from) {
			return;
		}
		if (interval.state() == ThreadState.RUNNING) {
			add(segment(thread, interval, from, to, depth, this.samples.first(thread, from, to), List.of()));
		}
		else {
			add(segment(thread, interval, from, to, depth, interval.stack(),
					this.threads.isVirtual(thread) ? this.carriers.in(from, to) : List.of()));
		}
	}

	private Segment segment(int thread, Interval interval, long from, long to, int depth, int stack,
			List<GroupTime> running) {
		return new Segment(from, to, thread, depth, interval.state(), interval.reason(), interval.carrier(),
				interval.blockerClass(), stack, interval.waker(), interval.cause(), running);
	}

	private void add(Segment segment) {
		this.segments.add(segment);
	}

	private record Waiter(int thread, Interval interval, int depth) {
	}

}
