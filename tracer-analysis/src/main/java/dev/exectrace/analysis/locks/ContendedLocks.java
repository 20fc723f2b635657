package dev.exectrace.analysis.locks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.exectrace.analysis.column.LongIntMap;
import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitDetail;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.analysis.select.ThreadTimes;

/**
 * Finds the locks and pools that threads waited for: monitors, the locks and semaphores
 * of {@code java.util.concurrent}, and pools of connections and the like, whose users
 * wait in queues and conditions. The sums of a class of locks are exact; where stacks are
 * sampled they are split over the places in the code by what the stacks stand for.
 */
public final class ContendedLocks {

	private final Trace trace;

	private final Selection selection;

	private final ThreadTimes times;

	private final boolean all;

	private final Frames frames;

	private final IdleWaits idle;

	private final MonitorHolders holders;

	private final Timeline timeline;

	private final LongIntMap numbers = new LongIntMap();

	private final List<ClassTotals> classes = new ArrayList<>();

	private final String[] sites;

	private final boolean[] pools;

	private ContendedLocks(Trace trace, Selection selection, ThreadTimes times, boolean all) {
		this.trace = trace;
		this.selection = selection;
		this.times = times;
		this.all = all;
		this.frames = new Frames(trace.code());
		this.idle = new IdleWaits(trace);
		this.holders = new MonitorHolders(trace);
		this.timeline = trace.timeline();
		this.sites = new String[trace.code().stackCount()];
		this.pools = new boolean[trace.code().stackCount()];
	}

	/**
	 * Finds them.
	 * @param trace the trace
	 * @param selection whose waits count, and in what time
	 * @param all whether conditions, queues, futures and {@code Object.wait} count, too,
	 * which are not locks
	 * @return the locks, those waited for the longest first
	 */
	public static List<ContendedLock> of(Trace trace, Selection selection, boolean all) {
		return of(trace, selection, ThreadTimes.ALWAYS, all);
	}

	/**
	 * Finds those that threads waited for at some times.
	 * @param trace the trace
	 * @param selection whose waits count, and in what time
	 * @param times when threads count
	 * @param all whether what is no lock counts, too
	 * @return the locks, those waited for the longest first
	 */
	public static List<ContendedLock> of(Trace trace, Selection selection, ThreadTimes times, boolean all) {
		return new ContendedLocks(trace, selection, times, all).find();
	}

	private List<ContendedLock> find() {
		Threads threads = this.trace.threads();
		for (int thread = 0; thread < threads.count(); thread++) {
			if (this.selection.includes(this.trace, thread)) {
				add(thread);
			}
		}
		List<ContendedLock> locks = new ArrayList<>();
		this.classes.forEach((totals) -> locks(totals, locks));
		locks.sort(Comparator.comparingLong(ContendedLock::total).reversed());
		return locks;
	}

	private void add(int thread) {
		Spans counted = this.times.of(thread);
		if (counted.count() == 0) {
			return;
		}
		this.timeline.reset(thread);
		while (this.timeline.next()) {
			if (this.timeline.state() != ThreadState.BLOCKED || !mayBeLock(this.timeline.reason())) {
				continue;
			}
			long start = Math.max(this.timeline.start(), this.selection.from());
			long end = Math.min(this.timeline.end(), this.selection.to());
			int stack = this.timeline.stack();
			if (end > start && (stack >= 0 || !this.idle.isIdle(thread, stack, this.timeline.reason()))) {
				for (int i = counted.firstAfter(start); i < counted.count() && counted.start(i) < end; i++) {
					add(thread, Math.max(start, counted.start(i)), Math.min(end, counted.end(i)), stack);
				}
			}
		}
	}

	private void add(int thread, long start, long end, int stack) {
		ClassTotals totals = totals(this.timeline.reason(), this.timeline.blockerClass());
		boolean unfinished = this.timeline.isOpen() && this.timeline.end() == this.trace.window();
		totals.add(thread, end - start, unfinished);
		int waker = this.holders.isMessenger(this.timeline.waker()) ? -1 : this.timeline.waker();
		boolean inferred = waker < 0 && totals.reason == WaitReason.MONITOR && !unfinished;
		if (inferred) {
			waker = this.holders.holder(thread, this.timeline.start(), this.timeline.end(), stack);
		}
		if (waker >= 0) {
			long[] sums = totals.releasers.computeIfAbsent(this.trace.threads().groups().group(waker),
					(key) -> new long[2]);
			sums[0]++;
			sums[1] += end - start;
		}
		if (stack < 0) {
			return;
		}
		WaitTotals site = site(totals, thread, stack);
		WaitDetail detail = (this.timeline.waitRow() >= 0) ? this.trace.waits().detail(this.timeline.waitRow()) : null;
		Wait wait = new Wait(thread, start, end, stack, waker, inferred && waker >= 0,
				(detail != null) ? detail.address() : 0, unfinished);
		site.add(wait, this.timeline.scale());
		if (waker >= 0) {
			site.released(this.trace.threads().groups().group(waker), wait.duration());
		}
	}

	private ClassTotals totals(WaitReason reason, int type) {
		long key = ((long) reason.ordinal() << 32) | (type + 1);
		int number = this.numbers.get(key);
		if (number < 0) {
			number = this.classes.size();
			this.classes.add(new ClassTotals(reason, this.trace.code().className(type)));
			this.numbers.put(key, number);
		}
		return this.classes.get(number);
	}

	private WaitTotals site(ClassTotals totals, int thread, int stack) {
		if (this.sites[stack] == null) {
			String pool = this.frames.pool(stack);
			this.pools[stack] = pool != null;
			this.sites[stack] = (pool != null) ? pool
					: (this.frames.site(stack) != null) ? this.frames.site(stack) : "";
		}
		boolean hidden = this.idle.isIdle(thread, stack, totals.reason)
				|| (!this.all && !this.pools[stack] && !isLock(totals.reason));
		return totals.sites.computeIfAbsent((hidden ? "-" : "+") + this.sites[stack],
				(key) -> new WaitTotals(this.sites[stack], this.pools[stack], hidden));
	}

	private void locks(ClassTotals totals, List<ContendedLock> locks) {
		if (totals.sites.isEmpty()) {
			if (this.all || isLock(totals.reason)) {
				WaitTotals unknown = new WaitTotals(null, false, false);
				totals.releasers.forEach(unknown.releasers::put);
				locks.add(lock(totals, unknown, totals.waits, totals.total, true));
			}
			return;
		}
		List<long[]> shares = totals.split();
		int at = 0;
		for (WaitTotals site : totals.sites.values()) {
			long[] share = shares.get(at++);
			if (!site.hidden) {
				locks.add(lock(totals, site, share[0], share[1], totals.sites.size() == 1));
			}
		}
	}

	/** Of the only place of a class also the waits without stacks are known. */
	private ContendedLock lock(ClassTotals totals, WaitTotals site, long waits, long total, boolean only) {
		if (only) {
			site.releasers.clear();
			site.releasers.putAll(totals.releasers);
		}
		List<LongWait> longest = site.longestWaits.stream()
			.sorted(Comparator.comparingLong(Wait::duration).reversed())
			.map(this::longWait)
			.toList();
		return new ContendedLock(totals.reason, totals.type, site.site, site.pool, waits, total,
				only ? totals.longest : site.longest, only ? totals.waiters : site.waiters,
				only ? totals.unfinished : site.unfinished, site.instances.size(), site.stackShares(),
				site.releaserList(), longest);
	}

	private LongWait longWait(Wait wait) {
		List<Activity> meanwhile = (wait.waker() >= 0)
				? new Meanwhile(this.trace, this.timeline).of(wait.waker(), wait.start(), wait.end()) : List.of();
		return new LongWait(wait.thread(), wait.start(), wait.end(), wait.stack(), wait.waker(), wait.inferred(),
				meanwhile);
	}

	private static boolean isLock(WaitReason reason) {
		return reason == WaitReason.MONITOR || reason == WaitReason.LOCK;
	}

	private static boolean mayBeLock(WaitReason reason) {
		return switch (reason) {
			case MONITOR, LOCK, CONDITION, QUEUE, PARK, OBJECT_WAIT -> true;
			default -> false;
		};
	}

}
