package dev.exectrace.analysis.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * Finds what took the longest. That is the lives of virtual threads that were started and
 * ended in the window, as those of a thread for each request; where there are none, it is
 * the longest single waits, but for those of idle workers.
 */
public final class Slowest {

	private Slowest() {
	}

	/**
	 * Finds the slowest ones.
	 * @param trace the trace
	 * @param selection which threads to look at, in what time
	 * @param count how many to find
	 * @return them, the longest first
	 */
	public static List<Span> of(Trace trace, Selection selection, int count) {
		List<Span> lives = new ArrayList<>();
		Threads threads = trace.threads();
		for (int thread = 0; thread < threads.count(); thread++) {
			if (threads.isVirtual(thread) && threads.isStartKnown(thread) && threads.isEndKnown(thread)
					&& threads.start(thread) >= selection.from() && threads.end(thread) <= selection.to()
					&& selection.includes(trace, thread)) {
				lives.add(new Span(thread, threads.start(thread), threads.end(thread)));
			}
		}
		List<Span> spans = lives.isEmpty() ? waits(trace, selection, count) : lives;
		return spans.stream().sorted(Comparator.comparingLong(Span::duration).reversed()).limit(count).toList();
	}

	private static List<Span> waits(Trace trace, Selection selection, int count) {
		PriorityQueue<Span> longest = new PriorityQueue<>(Comparator.comparingLong(Span::duration));
		IdleWaits idle = new IdleWaits(trace);
		Timeline timeline = trace.timeline();
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			if (!selection.includes(trace, thread)) {
				continue;
			}
			timeline.reset(thread);
			while (timeline.next()) {
				long start = Math.max(timeline.start(), selection.from());
				long end = Math.min(timeline.end(), selection.to());
				boolean longer = longest.size() < count || end - start > longest.peek().duration();
				if (timeline.state() == ThreadState.BLOCKED && end > start && longer
						&& !idle.isIdle(thread, timeline.stack(), timeline.reason())) {
					longest.add(new Span(thread, start, end));
					if (longest.size() > count) {
						longest.poll();
					}
				}
			}
		}
		return List.copyOf(longest);
	}

	/**
	 * A part of a thread's life.
	 *
	 * @param thread the thread's number
	 * @param start since when, in nanoseconds since the window's start
	 * @param end until when
	 */
	public record Span(int thread, long start, long end) {

		/**
		 * How long.
		 * @return nanoseconds
		 */
		public long duration() {
			return this.end - this.start;
		}

	}

}
