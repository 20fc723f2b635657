package dev.exectrace.analysis.threads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

import dev.exectrace.analysis.distribution.Histogram;
import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.column.RowIndex;
import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.model.Samples;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.select.ThreadTimes;

/**
 * Sums up what threads did. Goes through each thread once and keeps only what it gives
 * back.
 */
public final class ThreadAnalysis {

	private final Trace trace;

	private final Selection selection;

	private final ThreadTimes times;

	private final Timeline timeline;

	private final Histogram runnable = new Histogram();

	private final Histogram waits = new Histogram();

	private ThreadAnalysis(Trace trace, Selection selection, ThreadTimes times) {
		this.trace = trace;
		this.selection = selection;
		this.times = times;
		this.timeline = trace.timeline();
	}

	/**
	 * Sums up by group.
	 * @param trace the trace
	 * @param selection which threads, and in which time
	 * @return the groups that have such threads, in no order
	 */
	public static List<ThreadStatistics> groups(Trace trace, Selection selection) {
		return groups(trace, selection, ThreadTimes.ALWAYS);
	}

	/**
	 * Sums up by group what threads did at some times.
	 * @param trace the trace
	 * @param selection which threads, and in which time
	 * @param times when they count
	 * @return the groups that have such threads, in no order
	 */
	public static List<ThreadStatistics> groups(Trace trace, Selection selection, ThreadTimes times) {
		return new ThreadAnalysis(trace, selection, times).groups();
	}

	/**
	 * Sums up thread by thread.
	 * @param trace the trace
	 * @param selection which threads, and in which time
	 * @param times when they count
	 * @param groups whether the threads of a group, by its number, are wanted
	 * @param order which come first
	 * @param limit how many to give back
	 * @return the first of the threads
	 */
	public static ThreadRanking threads(Trace trace, Selection selection, ThreadTimes times, IntPredicate groups,
			Comparator<ThreadStatistics> order, int limit) {
		return new ThreadAnalysis(trace, selection, times).threads(groups, order, limit);
	}

	private List<ThreadStatistics> groups() {
		int count = this.trace.threads().groups().count();
		RowIndex members = RowIndex.of(this.trace.threads().count(), count, this.trace.threads().groups()::group,
				(thread) -> thread);
		List<ThreadStatistics> rows = new ArrayList<>();
		for (int group = 0; group < count; group++) {
			ThreadStatistics row = group(group, members);
			if (row != null) {
				rows.add(row);
			}
		}
		return rows;
	}

	private ThreadStatistics group(int group, RowIndex members) {
		Breakdown time = new Breakdown();
		ThreadKind kind = null;
		long cpu = 0;
		int count = 0;
		for (int i = 0; i < members.count(group); i++) {
			int thread = members.row(group, i);
			if (!includes(thread)) {
				continue;
			}
			count++;
			walk(thread, time);
			cpu += cpu(thread);
			ThreadKind own = ThreadKind.of(this.trace.threads(), thread);
			kind = (kind == null || kind == own) ? own : ThreadKind.MIXED;
		}
		if (count == 0) {
			return null;
		}
		String name = this.trace.threads().groups().name(group);
		return new ThreadStatistics(name, name, kind, -1, count, time, cpu, this.runnable.take(), this.waits.take());
	}

	private ThreadRanking threads(IntPredicate groups, Comparator<ThreadStatistics> order, int limit) {
		record Ranked(ThreadStatistics row, int number) {
		}
		Comparator<Ranked> ranks = Comparator.comparing(Ranked::row, order).thenComparingInt(Ranked::number);
		PriorityQueue<Ranked> first = new PriorityQueue<>(ranks.reversed());
		int count = 0;
		for (int thread = 0; thread < this.trace.threads().count(); thread++) {
			if (!groups.test(this.trace.threads().groups().group(thread)) || !includes(thread)) {
				continue;
			}
			count++;
			first.add(new Ranked(thread(thread), thread));
			if (first.size() > limit) {
				first.remove();
			}
		}
		return new ThreadRanking(first.stream().sorted(ranks).map(Ranked::row).toList(), count);
	}

	private boolean includes(int thread) {
		return this.selection.includes(this.trace, thread)
				&& this.times.of(thread).overlap(this.selection.from(), this.selection.to()) > 0;
	}

	private ThreadStatistics thread(int thread) {
		Breakdown time = new Breakdown();
		walk(thread, time);
		return new ThreadStatistics(this.trace.threads().name(thread),
				this.trace.threads().groups().name(this.trace.threads().groups().group(thread)),
				ThreadKind.of(this.trace.threads(), thread), this.trace.threads().id(thread), 1, time, cpu(thread),
				this.runnable.take(), this.waits.take());
	}

	/**
	 * What a thread that gave way waits for a carrier is told in two parts: that is one
	 * wait.
	 */
	private void walk(int thread, Breakdown time) {
		Spans counted = this.times.of(thread);
		long ready = 0;
		this.timeline.reset(thread);
		while (this.timeline.next()) {
			long from = Math.max(this.timeline.start(), this.selection.from());
			long to = Math.min(this.timeline.end(), this.selection.to());
			for (int i = counted.firstAfter(from); i < counted.count() && counted.start(i) < to; i++) {
				ready = piece(time, Math.max(from, counted.start(i)), Math.min(to, counted.end(i)), ready);
			}
		}
		if (ready > 0) {
			this.runnable.add(ready);
		}
	}

	/** Adds a piece of an interval, and returns how long the thread has been runnable. */
	private long piece(Breakdown time, long from, long to, long ready) {
		if (to <= from) {
			return ready;
		}
		time.add(this.trace, this.timeline, from, to);
		if (this.timeline.state() == ThreadState.RUNNABLE) {
			return ready + to - from;
		}
		if (ready > 0) {
			this.runnable.add(ready);
		}
		if (this.timeline.state() == ThreadState.BLOCKED) {
			this.waits.add(to - from);
		}
		return 0;
	}

	private long cpu(int thread) {
		Samples samples = this.trace.cpuSamples();
		RowIndex index = this.trace.cpuSamplesByThread();
		long nanos = 0;
		for (int i = 0; i < index.count(thread); i++) {
			int sample = index.row(thread, i);
			long at = samples.at(sample);
			if (at >= this.selection.from() && at < this.selection.to()
					&& this.times.of(thread).overlap(at, at + 1) > 0) {
				nanos += samples.weight(sample);
			}
		}
		return nanos;
	}

}
