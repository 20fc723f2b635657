package dev.exectrace.analysis.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Values and counts by stack, thread group and wait reason, a row each, in no order. The
 * stacks of short waits are sampled, and those that were taken stand for the others.
 * Immutable.
 * <p>
 * A frame is one of {@link Code}'s, or negative where it stands for a stack that the
 * trace does not tell.
 */
public final class Profile {

	private static final WaitReason[] REASONS = WaitReason.values();

	private final ProfileType type;

	private final Code code;

	private final ProfileGroups groups;

	private final ProfileRows rows;

	private final ProfileSpan span;

	private final boolean withoutRuns;

	private final long hidden;

	private final long exact;

	private final int threads;

	private final long value;

	private final long count;

	Profile(Trace trace, ProfileType type, Selection selection, ProfileRows rows, long hidden, long exact,
			int threads) {
		this(type, trace.code(), ProfileGroups.of(trace.threads().groups()), rows,
				new ProfileSpan(trace.facts().startEpochNanos(), Math.clamp(selection.from(), 0, trace.window()),
						Math.max(0, selection.end(trace) - Math.clamp(selection.from(), 0, trace.window()))),
				!trace.hasRuns() && hasVirtualThreads(trace.threads()), hidden, exact, threads);
	}

	Profile(ProfileType type, Code code, ProfileGroups groups, ProfileRows rows, ProfileSpan span, boolean withoutRuns,
			long hidden, long exact, int threads) {
		this.type = type;
		this.code = code;
		this.groups = groups;
		this.rows = rows;
		this.span = span;
		this.withoutRuns = withoutRuns;
		this.hidden = hidden;
		this.exact = exact;
		this.threads = threads;
		long sumOfValues = 0;
		long sumOfCounts = 0;
		for (int row = 0; row < rows.size(); row++) {
			sumOfValues += rows.value(row);
			sumOfCounts += rows.count(row);
		}
		this.value = sumOfValues;
		this.count = sumOfCounts;
	}

	/**
	 * Makes a profile.
	 * @param trace the trace
	 * @param type what to add up
	 * @param selection of which threads, in which time; an interval counts as far as it
	 * is in that time
	 * @param idle whether with the waits of idle workers
	 * @return the profile
	 */
	public static Profile of(Trace trace, ProfileType type, Selection selection, boolean idle) {
		return of(trace, type, selection, null, idle);
	}

	/**
	 * Makes a profile of what threads did for some tasks.
	 * @param trace the trace
	 * @param type what to add up
	 * @param selection of which threads, in which time
	 * @param tasks when they worked on the tasks, {@code null} for any time; an interval
	 * counts as far as it is in that time
	 * @param idle whether with the waits of idle workers
	 * @return the profile
	 */
	public static Profile of(Trace trace, ProfileType type, Selection selection, TaskScopes tasks, boolean idle) {
		if (type.isSampled()) {
			return SampleProfiler.run(trace, type, selection, tasks);
		}
		int[] bounds = ThreadRanges.of(trace);
		return IntStream.range(0, bounds.length - 1).parallel().mapToObj((range) -> {
			IntervalProfiler profiler = new IntervalProfiler(trace, type, selection, tasks, idle);
			profiler.add(bounds[range], bounds[range + 1]);
			return profiler;
		}).toList().stream().reduce((sum, next) -> {
			sum.add(next);
			return sum;
		}).orElseThrow().profile();
	}

	/**
	 * What it adds up.
	 * @return the type
	 */
	public ProfileType type() {
		return this.type;
	}

	/**
	 * The code of its stacks.
	 * @return the code
	 */
	public Code code() {
		return this.code;
	}

	/**
	 * When the window of the trace began, of several the first one's.
	 * @return nanoseconds since 1970-01-01T00:00Z
	 */
	public long startEpochNanos() {
		return this.span.startEpochNanos();
	}

	/**
	 * Since when, in nanoseconds since the window's start.
	 * @return the time
	 */
	public long from() {
		return this.span.from();
	}

	/**
	 * How long the selected time is, in nanoseconds; of several traces the longest one.
	 * @return the time
	 */
	public long duration() {
		return this.span.duration();
	}

	/**
	 * Whether a trace lacks when its virtual threads parked or were runnable.
	 * @return whether it does
	 */
	public boolean isWithoutRuns() {
		return this.withoutRuns;
	}

	/**
	 * The instances that it is of, where it was merged from several traces.
	 * @return their names, empty for a profile of one trace
	 */
	public List<String> instances() {
		return this.groups.instances();
	}

	/**
	 * The instance of a row.
	 * @param row the row, from 0
	 * @return its number among {@link #instances()}, negative in a profile of one trace
	 */
	public int instance(int row) {
		return this.groups.instance(this.rows.group(row));
	}

	/**
	 * A frame that stands for the instance of a row, to be put outside of its stack.
	 * @param row the row, from 0, of a merged profile
	 * @return the frame
	 */
	public int instanceFrame(int row) {
		return SyntheticFrame.LOWEST - 1 - instance(row);
	}

	/**
	 * How many threads were looked at.
	 * @return the number
	 */
	public int threads() {
		return this.threads;
	}

	/**
	 * The sum of all rows' values.
	 * @return the sum, in the type's unit
	 */
	public long value() {
		return this.value;
	}

	/**
	 * The sum of all rows' counts.
	 * @return the sum
	 */
	public long count() {
		return this.count;
	}

	/**
	 * What was left out as the waits of idle workers.
	 * @return the sum, in the type's unit
	 */
	public long hidden() {
		return this.hidden;
	}

	/**
	 * The sum without regard to stacks, and so without error. What is in the rows or left
	 * out comes near to it.
	 * @return the sum, in the type's unit
	 */
	public long exact() {
		return this.exact;
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int size() {
		return this.rows.size();
	}

	/**
	 * The value of a row.
	 * @param row the row, from 0
	 * @return the value, in the type's unit
	 */
	public long value(int row) {
		return this.rows.value(row);
	}

	/**
	 * How many waits, or samples, a row is made of.
	 * @param row the row, from 0
	 * @return the number
	 */
	public long count(int row) {
		return this.rows.count(row);
	}

	/**
	 * The thread group of a row.
	 * @param row the row, from 0
	 * @return the group's name
	 */
	public String group(int row) {
		return this.groups.name(this.rows.group(row));
	}

	/**
	 * What the threads of a row waited for, or had waited for.
	 * @param row the row, from 0
	 * @return the reason
	 */
	public WaitReason reason(int row) {
		return REASONS[this.rows.reason(row)];
	}

	/**
	 * The stack of a row: equal for the rows that have the same.
	 * @param row the row, from 0
	 * @return the number of the stack in {@link Code}, negative where it has none there
	 */
	public int stack(int row) {
		return this.rows.stack(row);
	}

	/**
	 * How many frames the stack of a row has.
	 * @param row the row, from 0
	 * @return the number, at least 1
	 */
	public int depth(int row) {
		int stack = this.rows.stack(row);
		return (stack >= 0) ? Math.max(1, this.code.depth(stack)) : 1;
	}

	/**
	 * A frame of a row's stack.
	 * @param row the row, from 0
	 * @param depth the position, 0 is the innermost
	 * @return the frame
	 */
	public int frame(int row, int depth) {
		int stack = this.rows.stack(row);
		if (stack < 0) {
			return stack;
		}
		return (this.code.depth(stack) > 0) ? this.code.frame(stack, depth) : SyntheticFrame.NO_STACK;
	}

	/**
	 * The method of a frame.
	 * @param frame the frame
	 * @return the number of the method in {@link Code}, or the frame where that is
	 * negative
	 */
	public int method(int frame) {
		return (frame >= 0) ? this.code.method(frame) : frame;
	}

	/**
	 * The name of a method.
	 * @param method the method
	 * @return the name as in {@code java.lang.Object.wait} or {@code (no stack)}
	 */
	public String methodName(int method) {
		if (method < SyntheticFrame.LOWEST) {
			return instances().get(SyntheticFrame.LOWEST - 1 - method);
		}
		return (method >= 0) ? this.code.methodName(method) : SyntheticFrame.name(method);
	}

	/**
	 * The line of a frame.
	 * @param frame the frame
	 * @return the line, less than 1 where not known
	 */
	public int line(int frame) {
		return (frame >= 0) ? this.code.line(frame) : 0;
	}

	/**
	 * A frame as text.
	 * @param frame the frame
	 * @return the method and, where known, the line, as in
	 * {@code java.lang.Object.wait:42}
	 */
	public String describe(int frame) {
		return Code.place(methodName(method(frame)), line(frame));
	}

	/**
	 * The rows by value.
	 * @return the rows, the one with the largest value first
	 */
	public int[] largest() {
		return IntStream.range(0, size())
			.boxed()
			.sorted(Comparator.<Integer>comparingLong(this::value)
				.reversed()
				.thenComparing((row) -> methodName(method(frame(row, 0))))
				.thenComparing(this::group))
			.mapToInt(Integer::intValue)
			.toArray();
	}

	/**
	 * What every instance has of it.
	 * @return the sum of the values of each of {@link #instances()}
	 */
	public long[] valuesByInstance() {
		long[] values = new long[instances().size()];
		for (int row = 0; row < size() && values.length > 0; row++) {
			values[instance(row)] += value(row);
		}
		return values;
	}

	/**
	 * What every method has of it.
	 * @return the methods, those with the largest flat value first, then by cumulative
	 * value
	 */
	public List<MethodTotal> methods() {
		int synthetic = -SyntheticFrame.LOWEST;
		int count = this.code.methodCount() + synthetic;
		long[] flat = new long[count];
		long[] cumulative = new long[count];
		int[] seen = new int[count];
		for (int row = 0; row < size(); row++) {
			flat[method(frame(row, 0)) + synthetic] += value(row);
			for (int depth = depth(row) - 1; depth >= 0; depth--) {
				int at = method(frame(row, depth)) + synthetic;
				if (seen[at] != row + 1) {
					seen[at] = row + 1;
					cumulative[at] += value(row);
				}
			}
		}
		List<MethodTotal> totals = new ArrayList<>();
		for (int at = 0; at < count; at++) {
			if (cumulative[at] > 0) {
				totals.add(new MethodTotal(methodName(at - synthetic), flat[at], cumulative[at]));
			}
		}
		totals.sort(Comparator.comparingLong(MethodTotal::flat)
			.thenComparingLong(MethodTotal::cumulative)
			.reversed()
			.thenComparing(MethodTotal::method));
		return totals;
	}

	private static boolean hasVirtualThreads(Threads threads) {
		for (int thread = 0; thread < threads.count(); thread++) {
			if (threads.isVirtual(thread)) {
				return true;
			}
		}
		return false;
	}

}
