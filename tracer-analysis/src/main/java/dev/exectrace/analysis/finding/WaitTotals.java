package dev.exectrace.analysis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;

/**
 * The waits of one kind at one place, summed up. Sampled waits count for those that they
 * stand for.
 */
final class WaitTotals {

	private static final int EXAMPLES = 48;

	final Finding.Kind kind;

	final CallPath path;

	final String pool;

	double cost;

	double count;

	long longest;

	int threads;

	long life;

	private int lastThread = -1;

	private final Map<Integer, double[]> stacks = new HashMap<>();

	private final Map<String, double[]> threadGroups = new HashMap<>();

	private final Map<String, double[]> types = new HashMap<>();

	private final Map<String, double[]> targets = new HashMap<>();

	private final List<Example> examples = new ArrayList<>();

	WaitTotals(Finding.Kind kind, CallPath path, String pool) {
		this.kind = kind;
		this.path = path;
		this.pool = pool;
	}

	/**
	 * Adds the wait that a cursor stands on.
	 * @param waker who ended it, negative where not known
	 */
	void add(Trace trace, Timeline timeline, int thread, int waker) {
		double weighted = timeline.duration() * timeline.scale();
		this.cost += weighted;
		this.count += timeline.scale();
		this.longest = Math.max(this.longest, timeline.duration());
		if (thread != this.lastThread) {
			this.lastThread = thread;
			this.threads++;
			this.life += trace.threads().end(thread) - trace.threads().start(thread);
		}
		add(this.stacks, timeline.stack(), weighted);
		add(this.threadGroups, trace.threads().groups().name(trace.threads().groups().group(thread)), weighted);
		String type = trace.code().className(timeline.blockerClass());
		if (type != null) {
			add(this.types, type, weighted);
		}
		int row = timeline.waitRow();
		if (row >= 0 && trace.waits().detail(row) != null && trace.waits().detail(row).target() != null) {
			add(this.targets, trace.waits().detail(row).target(), weighted);
		}
		if (waker >= 0 && waker != thread) {
			example(new Example(timeline.start(), timeline.end(), waker));
		}
	}

	/** Keeps the longest waits, to look at what the wakers did meanwhile. */
	private void example(Example example) {
		this.examples.add(example);
		if (this.examples.size() > EXAMPLES * 2) {
			this.examples.sort(Comparator.comparingLong(Example::length).reversed());
			this.examples.subList(EXAMPLES, this.examples.size()).clear();
		}
	}

	private static <K> void add(Map<K, double[]> totals, K key, double value) {
		totals.computeIfAbsent(key, (of) -> new double[1])[0] += value;
	}

	private static <K> K top(Map<K, double[]> totals) {
		return totals.entrySet()
			.stream()
			.max(Comparator.comparingDouble((entry) -> entry.getValue()[0]))
			.map(Map.Entry::getKey)
			.orElse(null);
	}

	int stack() {
		Integer stack = top(this.stacks);
		return (stack != null) ? stack : -1;
	}

	String threadGroup() {
		return top(this.threadGroups);
	}

	int threadGroupCount() {
		return this.threadGroups.size();
	}

	/** The class that was waited for or {@code null}. */
	String type() {
		return top(this.types);
	}

	/** The peer or file or {@code null}. */
	String target() {
		return top(this.targets);
	}

	List<Example> examples() {
		return this.examples;
	}

	/**
	 * A wait and who ended it.
	 */
	record Example(long start, long end, int waker) {

		long length() {
			return this.end - this.start;
		}

	}

}
