package dev.exectrace.analysis.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;

/**
 * Finds out what moved a task on, instant by instant: the thread that ran for it, else
 * one that was runnable, else the wait of the one that took it up last. Not for several
 * threads.
 */
final class TaskSweep {

	private static final Comparator<Piece> LAST_TAKEN_UP = Comparator.comparingLong((Piece piece) -> -piece.takenUp);

	private final Trace trace;

	private final TaskWork work;

	private final Timeline timeline;

	private final List<Piece> pieces = new ArrayList<>();

	TaskSweep(Trace trace) {
		this.trace = trace;
		this.work = new TaskWork(trace);
		this.timeline = trace.timeline();
	}

	/**
	 * Adds up what a task's time went into.
	 * @param task the task's row
	 * @param from since when, in nanoseconds since the window's start
	 * @param to until when
	 * @return the time
	 */
	TaskTime time(int task, long from, long to) {
		long start = Math.max(Math.max(from, 0), this.trace.tasks().start(task));
		long end = Math.min(Math.min(to, this.trace.window()), this.trace.tasks().end(task));
		TaskTime time = new TaskTime();
		if (end > start) {
			this.pieces.clear();
			this.work.forEach(IntStream.of(task),
					(thread, since, until) -> collect(thread, since, Math.max(since, start), Math.min(until, end)));
			sweep(start, end, time);
		}
		return time;
	}

	private void collect(int thread, long takenUp, long from, long to) {
		if (to <= from) {
			return;
		}
		this.timeline.reset(thread, from);
		while (this.timeline.next() && this.timeline.start() < to) {
			long start = Math.max(this.timeline.start(), from);
			long end = Math.min(this.timeline.end(), to);
			if (end > start) {
				this.pieces.add(new Piece(start, end, takenUp, this.timeline.state(), this.timeline.reason()));
			}
		}
	}

	private void sweep(long start, long end, TaskTime time) {
		this.pieces.sort(Comparator.comparingLong((piece) -> piece.start));
		List<PriorityQueue<Piece>> open = new ArrayList<>();
		for (int rank = 0; rank < Piece.RANKS; rank++) {
			open.add(new PriorityQueue<>(LAST_TAKEN_UP));
		}
		int next = 0;
		long at = start;
		while (at < end) {
			while (next < this.pieces.size() && this.pieces.get(next).start <= at) {
				Piece piece = this.pieces.get(next++);
				open.get(piece.rank()).add(piece);
			}
			long until = (next < this.pieces.size()) ? Math.min(end, this.pieces.get(next).start) : end;
			Piece best = best(open, at);
			if (best == null) {
				time.unattended(until - at);
			}
			else {
				until = Math.min(until, best.end);
				add(time, best, at, until);
			}
			at = until;
		}
	}

	/** The one to go by, without those that are over. */
	private static Piece best(List<PriorityQueue<Piece>> open, long at) {
		for (PriorityQueue<Piece> ofRank : open) {
			Piece first;
			while ((first = ofRank.peek()) != null) {
				if (first.end > at) {
					return first;
				}
				ofRank.poll();
			}
		}
		return null;
	}

	private void add(TaskTime time, Piece piece, long from, long to) {
		long stopped = 0;
		if (piece.state == ThreadState.RUNNING || piece.state == ThreadState.RUNNABLE) {
			stopped = this.trace.pauses().overlap(from, to);
			time.add(ThreadState.STOPPED, WaitReason.NONE, stopped);
		}
		time.add(piece.state, piece.reason, to - from - stopped);
	}

	private record Piece(long start, long end, long takenUp, ThreadState state, WaitReason reason) {

		static final int RANKS = 4;

		int rank() {
			return switch (this.state) {
				case RUNNING -> 0;
				case RUNNABLE -> 1;
				case BLOCKED -> 2;
				default -> 3;
			};
		}

	}

}
