package dev.exectrace.analysis.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.locks.MonitorHolders;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.site.Frames;

/**
 * What a thread's time went into, through the threads that it waited for. Where it was
 * blocked until another thread woke it, the path leads through that one for as long as it
 * waited, and so on. The segments cover the time that was asked for without gaps, each
 * instant once, so their durations add up to it. Waits for the network, a file, a time or
 * for what no thread is known to have ended stay with the thread that waited. Immutable.
 *
 * @param thread the number of the thread that was asked for
 * @param start since when, in nanoseconds since the window's start
 * @param end until when
 * @param segments the path, in order of time
 * @param shortest how long a wait had to be to be followed, in nanoseconds
 * @param whole whether it leads to the end; else the last segment is unknown, as the path
 * has too many
 */
public record CriticalPath(int thread, long start, long end, List<Segment> segments, long shortest, boolean whole) {

	private static final int MAX_SEGMENTS = 400_000;

	/**
	 * The path of a thread.
	 * @param trace the trace
	 * @param thread the thread's number
	 * @param from since when, clipped to the thread's life in the window
	 * @param to until when, likewise
	 * @return the path
	 */
	public static CriticalPath of(Trace trace, int thread, long from, long to) {
		return of(trace, thread, from, to, MAX_SEGMENTS);
	}

	static CriticalPath of(Trace trace, int thread, long from, long to, int maxSegments) {
		Threads threads = trace.threads();
		long start = Math.clamp(from, threads.start(thread), threads.end(thread));
		long end = Math.clamp(to, start, threads.end(thread));
		Histories histories = new Histories(trace, start, end);
		MonitorHolders holders = new MonitorHolders(trace);
		long shortest = 0;
		while (true) {
			PathFinder finder = new PathFinder(trace, histories, holders, shortest, maxSegments);
			List<Segment> segments = finder.find(thread, start, end);
			if (!finder.isCut() || shortest * 10 > end - start) {
				return new CriticalPath(thread, start, end, segments, shortest, !finder.isCut());
			}
			shortest = Math.max((end - start) / 100_000 + 1, shortest * 10);
		}
	}

	/**
	 * How long it is.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.end - this.start;
	}

	/**
	 * What it consists of, by state, reason, place and group of threads.
	 * @param trace the trace
	 * @return the shares, the longest first, which add up to the path's duration
	 */
	public List<PathShare> summary(Trace trace) {
		Frames frames = new Frames(trace.code());
		Map<Kind, long[]> sums = new LinkedHashMap<>();
		for (Segment segment : this.segments) {
			boolean blocked = segment.state() == ThreadState.BLOCKED;
			String site = (blocked || segment.state() == ThreadState.RUNNING) ? frames.site(segment.stack()) : null;
			long[] sum = sums.computeIfAbsent(new Kind(segment.state(), blocked ? segment.reason() : WaitReason.NONE,
					site, trace.threads().groups().group(segment.thread())), (key) -> new long[2]);
			sum[0]++;
			sum[1] += segment.duration();
		}
		List<PathShare> shares = new ArrayList<>();
		sums.forEach((kind, sum) -> shares
			.add(new PathShare(kind.state(), kind.reason(), kind.site(), kind.group(), (int) sum[0], sum[1])));
		shares.sort(Comparator.comparingLong(PathShare::time).reversed());
		return shares;
	}

	private record Kind(ThreadState state, WaitReason reason, String site, int group) {
	}

}
