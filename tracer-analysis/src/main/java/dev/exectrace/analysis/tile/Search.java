package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.tile.Hits.Hit;

/**
 * Finds threads, tasks, regions, what threads waited for and where in the code, by a part
 * of their names in any case. Safe for several threads.
 */
public final class Search {

	private static final int MARKS = 1024;

	private final TraceIndex index;

	private final Trace trace;

	/**
	 * Searches a trace.
	 * @param index the trace's index
	 */
	public Search(TraceIndex index) {
		this.index = index;
		this.trace = index.trace();
	}

	/**
	 * Searches.
	 * @param text the text, nothing is found by an empty one
	 * @param most how many hits to tell of each sort at most
	 * @return what it found
	 */
	public Found find(String text, int most) {
		String sought = text.strip().toLowerCase(Locale.ROOT);
		if (sought.isEmpty()) {
			return new Found(List.of(), List.of());
		}
		BitSet marks = new BitSet();
		List<Hits> hits = List.of(threads(sought, most, marks), tasks(sought, most, marks),
				regions(sought, most, marks), classes(sought, most, marks), methods(sought, most, marks));
		long width = markWidth();
		return new Found(hits, marks.stream().mapToObj((mark) -> mark * width + width / 2).toList());
	}

	private static boolean matches(String name, String sought) {
		return name != null && name.toLowerCase(Locale.ROOT).contains(sought);
	}

	private void mark(BitSet marks, long at) {
		marks.set((int) Math.clamp(at / markWidth(), 0, MARKS - 1));
	}

	private long markWidth() {
		return this.trace.window() / MARKS + 1;
	}

	private Hits threads(String sought, int most, BitSet marks) {
		List<Hit> hits = new ArrayList<>();
		int total = 0;
		for (int row = 0; row < this.index.rows().count(); row++) {
			int thread = this.index.rows().thread(row);
			if (thread >= 0 && matches(this.trace.threads().name(thread), sought)) {
				total++;
				if (this.trace.threads().isStartKnown(thread)) {
					mark(marks, this.trace.threads().start(thread));
				}
				if (hits.size() < most) {
					hits.add(new Hit(this.trace.threads().name(thread), row, this.trace.threads().start(thread),
							this.trace.threads().end(thread), 0));
				}
			}
		}
		return new Hits("threads", total, List.copyOf(hits));
	}

	private Hits tasks(String sought, int most, BitSet marks) {
		Tasks tasks = this.trace.tasks();
		List<Integer> found = new ArrayList<>();
		for (int task = 0; task < tasks.count(); task++) {
			if (matches(tasks.name(task), sought) || matches(tasks.attributes(task), sought)
					|| sought.equals(Long.toString(tasks.id(task))) || matches(tasks.traceId(task), sought)) {
				found.add(task);
				mark(marks, tasks.start(task));
			}
		}
		List<Hit> slowest = found.stream()
			.sorted(Comparator.comparingLong(tasks::duration).reversed())
			.limit(most)
			.map((task) -> new Hit(tasks.name(task), this.index.rows().ofTask(task), Math.max(0, tasks.start(task)),
					tasks.end(task), 0))
			.toList();
		return new Hits("tasks", found.size(), slowest);
	}

	/** One hit for each name, the longest of that name. */
	private Hits regions(String sought, int most, BitSet marks) {
		Regions regions = this.trace.regions();
		Map<String, Integer> longest = new TreeMap<>();
		Map<String, Long> counts = new HashMap<>();
		for (int region = 0; region < regions.count(); region++) {
			if (regions.isScope(region) || !matches(regions.name(region), sought)) {
				continue;
			}
			counts.merge(regions.name(region), 1L, Long::sum);
			longest.merge(regions.name(region), region,
					(one, other) -> (length(regions, other) > length(regions, one)) ? other : one);
			mark(marks, regions.start(region));
		}
		List<Hit> hits = longest.entrySet()
			.stream()
			.map((entry) -> new Hit(entry.getKey(), this.index.rows().ofRegion(entry.getValue()),
					Math.max(0, regions.start(entry.getValue())), regions.end(entry.getValue()),
					counts.get(entry.getKey())))
			.sorted(Comparator.comparingLong(Hit::count).reversed())
			.limit(most)
			.toList();
		return new Hits("regions", longest.size(), hits);
	}

	private static long length(Regions regions, int region) {
		return regions.end(region) - regions.start(region);
	}

	private Hits classes(String sought, int most, BitSet marks) {
		Code code = this.trace.code();
		BitSet types = new BitSet();
		for (int type = 0; type < code.classCount(); type++) {
			types.set(type, matches(code.className(type), sought));
		}
		Map<String, Waiting> found = new TreeMap<>();
		if (!types.isEmpty()) {
			Runs runs = this.trace.runs();
			for (int run = 0; run < runs.count(); run++) {
				if (runs.blockerClass(run) >= 0 && types.get(runs.blockerClass(run))) {
					long end = runs.start(run) - runs.runnable(run);
					waited(found, code.className(runs.blockerClass(run)), runs.thread(run), end - runs.blocked(run),
							end, marks);
				}
			}
			Waits waits = this.trace.waits();
			for (int wait = 0; wait < waits.count(); wait++) {
				int type = waits.blockerClass(wait);
				if (type >= 0 && types.get(type) && !isToldByRuns(wait)) {
					waited(found, code.className(type), waits.thread(wait), waits.start(wait), waits.end(wait), marks);
				}
			}
		}
		return hits("classes", found, most);
	}

	/** The waits of virtual threads stand in their runs, too. */
	private boolean isToldByRuns(int wait) {
		return this.trace.runs().count() > 0 && this.trace.threads().isVirtual(this.trace.waits().thread(wait))
				&& this.trace.waits().weight(wait) != Waits.EXACT;
	}

	private Hits methods(String sought, int most, BitSet marks) {
		Code code = this.trace.code();
		BitSet methods = new BitSet();
		for (int method = 0; method < code.methodCount(); method++) {
			methods.set(method, matches(code.methodName(method), sought));
		}
		Map<String, Waiting> found = new TreeMap<>();
		if (!methods.isEmpty()) {
			int[] byStack = innermost(methods);
			Waits waits = this.trace.waits();
			for (int wait = 0; wait < waits.count(); wait++) {
				int stack = waits.stack(wait);
				if (stack >= 0 && byStack[stack] >= 0) {
					waited(found, code.methodName(byStack[stack]), waits.thread(wait), waits.start(wait),
							waits.end(wait), marks);
				}
			}
		}
		return hits("methods", found, most);
	}

	/** The innermost of some methods in each stack. */
	private int[] innermost(BitSet methods) {
		Code code = this.trace.code();
		int[] byStack = new int[code.stackCount()];
		for (int stack = 0; stack < byStack.length; stack++) {
			byStack[stack] = -1;
			for (int depth = 0; depth < code.depth(stack) && byStack[stack] < 0; depth++) {
				int method = code.method(code.frame(stack, depth));
				byStack[stack] = methods.get(method) ? method : -1;
			}
		}
		return byStack;
	}

	private void waited(Map<String, Waiting> found, String name, int thread, long start, long end, BitSet marks) {
		found.computeIfAbsent(name, (key) -> new Waiting()).add(thread, start, end);
		mark(marks, start);
	}

	private Hits hits(String sort, Map<String, Waiting> found, int most) {
		List<Hit> hits = found.entrySet()
			.stream()
			.map((entry) -> entry.getValue().hit(entry.getKey(), this.index.rows()))
			.sorted(Comparator.comparingLong(Hit::count).reversed())
			.limit(most)
			.toList();
		return new Hits(sort, found.size(), hits);
	}

	/** Waits of one name, and the longest of them. */
	private static final class Waiting {

		private long count;

		private int thread;

		private long start;

		private long end = -1;

		void add(int thread, long start, long end) {
			this.count++;
			if (this.end < 0 || end - start > this.end - this.start) {
				this.thread = thread;
				this.start = start;
				this.end = end;
			}
		}

		Hit hit(String name, Rows rows) {
			return new Hit(name, rows.ofThread(this.thread), Math.max(0, this.start), this.end, this.count);
		}

	}

}
