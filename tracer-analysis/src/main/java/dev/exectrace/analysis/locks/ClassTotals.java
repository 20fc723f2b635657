package dev.exectrace.analysis.locks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.WaitReason;

/**
 * Exact sums over the waits for locks of one class, and what is known of their places.
 */
final class ClassTotals {

	final WaitReason reason;

	final String type;

	final Map<String, WaitTotals> sites = new LinkedHashMap<>();

	final Map<Integer, long[]> releasers = new LinkedHashMap<>();

	long waits;

	long total;

	long longest;

	int waiters;

	long unfinished;

	private int lastThread = -1;

	ClassTotals(WaitReason reason, String type) {
		this.reason = reason;
		this.type = type;
	}

	void add(int thread, long duration, boolean open) {
		this.waits++;
		this.total += duration;
		this.longest = Math.max(this.longest, duration);
		if (thread != this.lastThread) {
			this.lastThread = thread;
			this.waiters++;
		}
		if (open) {
			this.unfinished++;
		}
	}

	/**
	 * Splits the exact sums over the places, in proportion to what their stacks stand
	 * for.
	 * @return how many waits and how much time each has, in the order of the places
	 */
	List<long[]> split() {
		double allWaits = this.sites.values().stream().mapToDouble((site) -> site.waits).sum();
		double allTotal = this.sites.values().stream().mapToDouble((site) -> site.total).sum();
		List<long[]> shares = new ArrayList<>();
		double waitsBefore = 0;
		double totalBefore = 0;
		for (WaitTotals site : this.sites.values()) {
			shares.add(new long[] { part(waitsBefore, site.waits, allWaits, this.waits),
					part(totalBefore, site.total, allTotal, this.total) });
			waitsBefore += site.waits;
			totalBefore += site.total;
		}
		return shares;
	}

	/** Rounds so that the parts add up to the whole. */
	private static long part(double before, double own, double all, long whole) {
		return (all > 0) ? Math.round((before + own) / all * whole) - Math.round(before / all * whole) : 0;
	}

}
