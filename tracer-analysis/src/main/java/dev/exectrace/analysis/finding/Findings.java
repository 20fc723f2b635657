package dev.exectrace.analysis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitDetail;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.site.Frames;

/**
 * Looks for what cost the threads of a trace their time. Waits of idle workers do not
 * count, nor does what is too short to be worth a thought. The cost of a finding is the
 * time of threads that it took: for waits their length, for what stops or holds up others
 * the time that those lost.
 */
public final class Findings {

	/** Of all time that threads worked or waited in their work. */
	private static final double WORTH_TELLING = 0.003;

	/** A call or a sleep that is shorter than that is what it should be. */
	private static final long SLOW = 4_000_000;

	private static final long SLOW_FILE = 1_000_000;

	private static final double MANY_IN_A_ROW = 2.5;

	private final Trace trace;

	private final IdleWaits idle;

	private final Frames frames;

	private final CallPaths paths;

	private final Map<Key, WaitTotals> waits = new HashMap<>();

	private final SchedulerDelay scheduler;

	private final PinnedCarriers pinned;

	private double work;

	private long stopped;

	private Findings(Trace trace) {
		this.trace = trace;
		this.idle = new IdleWaits(trace);
		this.frames = new Frames(trace.code());
		this.paths = new CallPaths(trace.code(), this.frames);
		this.scheduler = new SchedulerDelay(trace);
		this.pinned = new PinnedCarriers(trace);
	}

	/**
	 * Looks for them.
	 * @param trace the trace
	 * @return what was found, the costliest first
	 */
	public static List<Finding> of(Trace trace) {
		Findings findings = new Findings(trace);
		findings.collect();
		return findings.tell();
	}

	private void collect() {
		Timeline timeline = this.trace.timeline();
		for (int thread = 0; thread < this.trace.threads().count(); thread++) {
			boolean service = this.idle.isService(thread);
			timeline.reset(thread);
			while (timeline.next()) {
				add(timeline, thread, service);
			}
		}
	}

	private void add(Timeline timeline, int thread, boolean service) {
		ThreadState state = timeline.state();
		if (state == ThreadState.RUNNING || state == ThreadState.RUNNABLE) {
			this.stopped += this.trace.pauses().overlap(timeline.start(), timeline.end());
			if (this.trace.threads().isVirtual(thread)) {
				this.work += timeline.duration();
			}
			if (state == ThreadState.RUNNABLE && !service) {
				this.scheduler.add(timeline, thread);
				this.pinned.add(timeline);
			}
		}
		else if (state == ThreadState.BLOCKED && !service && !this.idle.isIdle(thread, timeline)) {
			if (this.trace.threads().isVirtual(thread)) {
				this.work += timeline.duration();
			}
			blocked(timeline, thread);
		}
	}

	private void blocked(Timeline timeline, int thread) {
		int path = (timeline.scale() > 0) ? this.paths.number(timeline.stack()) : -1;
		if (path < 0) {
			return;
		}
		String pool = this.frames.pool(timeline.stack());
		Finding.Kind kind = kind(timeline.reason(), pool);
		if (kind != null) {
			this.waits
				.computeIfAbsent(new Key(kind, path, pool), (key) -> new WaitTotals(kind, this.paths.path(path), pool))
				.add(this.trace, timeline, thread, waker(timeline));
		}
	}

	/** The JVM's own threads only pass on what somebody else did. */
	private int waker(Timeline timeline) {
		int row = timeline.waitRow();
		WaitDetail detail = (row >= 0) ? this.trace.waits().detail(row) : null;
		int waker = (detail != null && detail.holder() >= 0) ? detail.holder() : timeline.waker();
		return (waker >= 0 && !this.idle.isService(waker)) ? waker : -1;
	}

	private static Finding.Kind kind(WaitReason reason, String pool) {
		boolean pooled = pool != null;
		return switch (reason) {
			case MONITOR -> pooled ? Finding.Kind.POOL : Finding.Kind.MONITOR;
			case LOCK -> pooled ? Finding.Kind.POOL : Finding.Kind.LOCK;
			case QUEUE, CONDITION, OBJECT_WAIT -> pooled ? Finding.Kind.POOL : Finding.Kind.QUEUE;
			case PARK -> pooled ? Finding.Kind.POOL : Finding.Kind.PARK;
			case NETWORK -> Finding.Kind.NETWORK;
			case FILE -> Finding.Kind.FILE;
			case SLEEP -> Finding.Kind.SLEEP;
			case PINNED, CLASS_LOADING -> Finding.Kind.PINNED;
			case GC, UNKNOWN, NONE -> null;
		};
	}

	private List<Finding> tell() {
		List<Finding> found = new ArrayList<>();
		WaitSentences sentences = new WaitSentences(this.trace, this.paths);
		for (WaitTotals totals : this.waits.values()) {
			if (totals.kind == Finding.Kind.PINNED) {
				found.add(sentences.pinned(totals, this.pinned.share(totals.cost)));
			}
			else if (isWorthTelling(totals)) {
				found.add(sentences.waits(totals, isOneAfterTheOther(totals)));
			}
		}
		if (this.scheduler.total() > WORTH_TELLING * this.work) {
			found.add(this.scheduler.tell());
		}
		GcPauses.tell(this.trace, this.stopped).ifPresent(found::add);
		found.sort(Comparator.comparingLong(Finding::cost).reversed());
		return found;
	}

	private boolean isWorthTelling(WaitTotals totals) {
		if (totals.cost < WORTH_TELLING * this.work) {
			return false;
		}
		double mean = totals.cost / totals.count;
		return switch (totals.kind) {
			case SLEEP, NETWORK -> mean >= SLOW;
			case FILE -> mean >= SLOW_FILE;
			default -> true;
		};
	}

	private static boolean isOneAfterTheOther(WaitTotals totals) {
		return totals.kind == Finding.Kind.NETWORK && totals.count / totals.threads > MANY_IN_A_ROW;
	}

	private record Key(Finding.Kind kind, int path, String pool) {
	}

}
