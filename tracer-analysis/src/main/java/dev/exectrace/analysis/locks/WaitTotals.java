package dev.exectrace.analysis.locks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Sums over the waits at one place, as far as they carry stacks. Threads come one after
 * the other.
 */
final class WaitTotals {

	private static final int LONGEST = 3;

	private static final int MAX_INSTANCES = 1000;

	final boolean hidden;

	final boolean pool;

	final String site;

	/** Those that carry stacks themselves. */
	long seenWaits;

	long seenTotal;

	/** Those that they stand for beside themselves. */
	double otherWaits;

	double otherTotal;

	long longest;

	int waiters;

	long unfinished;

	final Set<Long> instances = new HashSet<>();

	final Map<Integer, double[]> stacks = new HashMap<>();

	final Map<Integer, long[]> releasers = new HashMap<>();

	final PriorityQueue<Wait> longestWaits = new PriorityQueue<>(Comparator.comparingLong(Wait::duration));

	private int lastThread = -1;

	WaitTotals(String site, boolean pool, boolean hidden) {
		this.site = site;
		this.pool = pool;
		this.hidden = hidden;
	}

	void add(Wait wait, double scale) {
		double others = Math.max(0, scale - 1);
		this.seenWaits++;
		this.seenTotal += wait.duration();
		this.otherWaits += others;
		this.otherTotal += others * wait.duration();
		this.longest = Math.max(this.longest, wait.duration());
		if (wait.thread() != this.lastThread) {
			this.lastThread = wait.thread();
			this.waiters++;
		}
		double[] share = this.stacks.computeIfAbsent(wait.stack(), (key) -> new double[2]);
		share[0] += 1 + others;
		share[1] += (1 + others) * wait.duration();
		if (wait.unfinished()) {
			this.unfinished++;
		}
		if (wait.address() != 0 && this.instances.size() < MAX_INSTANCES) {
			this.instances.add(wait.address());
		}
		if (!this.hidden) {
			remember(wait);
		}
	}

	private void remember(Wait wait) {
		if (this.longestWaits.size() < LONGEST || wait.duration() > this.longestWaits.peek().duration()) {
			this.longestWaits.add(wait);
			if (this.longestWaits.size() > LONGEST) {
				this.longestWaits.poll();
			}
		}
	}

	void released(int group, long waited) {
		long[] sums = this.releasers.computeIfAbsent(group, (key) -> new long[2]);
		sums[0]++;
		sums[1] += waited;
	}

	List<StackShare> stackShares() {
		List<StackShare> shares = new ArrayList<>();
		this.stacks
			.forEach((stack, share) -> shares.add(new StackShare(stack, Math.round(share[0]), Math.round(share[1]))));
		shares.sort(Comparator.comparingLong(StackShare::total).reversed().thenComparingInt(StackShare::stack));
		return shares;
	}

	List<Releaser> releaserList() {
		List<Releaser> list = new ArrayList<>();
		this.releasers.forEach((group, sums) -> list.add(new Releaser(group, sums[0], sums[1])));
		list.sort(Comparator.comparingLong(Releaser::waited).reversed().thenComparingInt(Releaser::group));
		return list;
	}

}
