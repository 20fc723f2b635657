package dev.exectrace.analysis.locks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

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
	 * Splits the exact sums over the places. Waits that carry stacks are known, the
	 * others go by what those stand for.
	 * @return how many waits and how much time each has, in the order of the places
	 */
	List<long[]> split() {
		Collection<WaitTotals> all = this.sites.values();
		long[] waits = split(this.waits, all, (site) -> site.seenWaits, (site) -> site.otherWaits);
		long[] total = split(this.total, all, (site) -> site.seenTotal, (site) -> site.otherTotal);
		return IntStream.range(0, waits.length).mapToObj((site) -> new long[] { waits[site], total[site] }).toList();
	}

	private static long[] split(long whole, Collection<WaitTotals> sites, ToLongFunction<WaitTotals> seen,
			ToDoubleFunction<WaitTotals> others) {
		long rest = whole - sites.stream().mapToLong(seen).sum();
		double allOthers = sites.stream().mapToDouble(others).sum();
		ToDoubleFunction<WaitTotals> weight = (allOthers > 0) ? others : (site) -> seen.applyAsLong(site);
		double all = sites.stream().mapToDouble(weight).sum();
		double before = 0;
		long[] parts = new long[sites.size()];
		int at = 0;
		for (WaitTotals site : sites) {
			double own = weight.applyAsDouble(site);
			// Rounded so that the parts add up to the whole.
			long share = (all > 0) ? Math.round((before + own) / all * rest) - Math.round(before / all * rest) : 0;
			parts[at++] = seen.applyAsLong(site) + share;
			before += own;
		}
		return parts;
	}

}
