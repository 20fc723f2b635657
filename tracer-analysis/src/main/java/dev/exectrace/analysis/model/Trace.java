package dev.exectrace.analysis.model;

import java.util.List;

import dev.exectrace.analysis.column.RowIndex;

/**
 * What happened while a trace was recorded. Times are nanoseconds since the window's
 * start; threads, groups, classes and stacks are numbers, negative for none. Immutable,
 * safe for several threads; the {@link Timeline}s that it gives are for one each.
 */
public final class Trace {

	private final TraceFacts facts;

	private final Threads threads;

	private final Code code;

	private final Runs runs;

	private final boolean hasRuns;

	private final RowIndex runsByThread;

	private final RowIndex runsByCarrier;

	private final Waits waits;

	private final RowIndex waitsByThread;

	private final Wakeups wakeups;

	private final RowIndex wakeupsByWakee;

	private final Samples cpuSamples;

	private final Samples allocations;

	private final RowIndex cpuSamplesByThread;

	private final Tasks tasks;

	private final Regions regions;

	private final RowIndex regionsByTask;

	private final TaskLogs taskLogs;

	private final RowIndex taskLogsByTask;

	private final Pauses pauses;

	private final List<GarbageCollection> garbageCollections;

	private final List<HeapSample> heap;

	private final List<CpuLoad> cpuLoad;

	Trace(TraceBuilder from, RunIndexes runs, TraceFacts facts, Pauses pauses) {
		this.facts = facts;
		this.threads = from.threads;
		this.code = from.code;
		this.runs = from.runs;
		this.hasRuns = from.hasRuns();
		this.waits = from.waits;
		this.wakeups = from.wakeups;
		this.cpuSamples = from.cpuSamples;
		this.allocations = from.allocations;
		this.tasks = from.tasks;
		this.regions = from.regions;
		this.taskLogs = from.taskLogs;
		this.pauses = pauses;
		this.garbageCollections = List.copyOf(from.garbageCollections);
		this.heap = List.copyOf(from.heap);
		this.cpuLoad = List.copyOf(from.cpuLoad);
		int count = this.threads.count();
		this.runsByThread = runs.byThread();
		this.runsByCarrier = runs.byCarrier();
		this.waitsByThread = RowIndex.of(this.waits.count(), count, this.waits::thread, this.waits::start);
		this.wakeupsByWakee = RowIndex.of(this.wakeups.count(), count, this.wakeups::wakee, this.wakeups::at);
		this.cpuSamplesByThread = RowIndex.of(this.cpuSamples.count(), count, this.cpuSamples::thread,
				this.cpuSamples::at);
		this.regionsByTask = RowIndex.of(this.regions.count(), this.tasks.count(),
				(row) -> this.tasks.find(this.regions.taskId(row)), this.regions::start);
		this.taskLogsByTask = RowIndex.of(this.taskLogs.count(), this.tasks.count(),
				(row) -> this.tasks.find(this.taskLogs.taskId(row)), this.taskLogs::at);
	}

	/**
	 * What the trace is.
	 * @return the facts
	 */
	public TraceFacts facts() {
		return this.facts;
	}

	/**
	 * How long the window is.
	 * @return nanoseconds
	 */
	public long window() {
		return this.facts.window();
	}

	/**
	 * The threads.
	 * @return the threads
	 */
	public Threads threads() {
		return this.threads;
	}

	/**
	 * Classes, methods and stacks.
	 * @return the code
	 */
	public Code code() {
		return this.code;
	}

	/**
	 * Whether it tells when virtual threads ran, so that their lives are known.
	 * @return whether it does, also where the slices are not kept
	 */
	public boolean hasRuns() {
		return this.hasRuns;
	}

	/**
	 * The run slices of virtual threads, none where they are not kept.
	 * @return the slices
	 */
	public Runs runs() {
		return this.runs;
	}

	/**
	 * The run slices by virtual thread.
	 * @return the index
	 */
	public RowIndex runsByThread() {
		return this.runsByThread;
	}

	/**
	 * The run slices by carrier.
	 * @return the index
	 */
	public RowIndex runsByCarrier() {
		return this.runsByCarrier;
	}

	/**
	 * The waits that are told one by one.
	 * @return the waits
	 */
	public Waits waits() {
		return this.waits;
	}

	/**
	 * Those waits by thread.
	 * @return the index
	 */
	public RowIndex waitsByThread() {
		return this.waitsByThread;
	}

	/**
	 * The wake-ups of platform threads.
	 * @return the wake-ups
	 */
	public Wakeups wakeups() {
		return this.wakeups;
	}

	/**
	 * Those wake-ups by the thread that was woken.
	 * @return the index
	 */
	public RowIndex wakeupsByWakee() {
		return this.wakeupsByWakee;
	}

	/**
	 * Samples of processor time.
	 * @return the samples, each standing for nanoseconds
	 */
	public Samples cpuSamples() {
		return this.cpuSamples;
	}

	/**
	 * Those samples by thread.
	 * @return the index
	 */
	public RowIndex cpuSamplesByThread() {
		return this.cpuSamplesByThread;
	}

	/**
	 * Samples of allocation.
	 * @return the samples, each standing for bytes
	 */
	public Samples allocations() {
		return this.allocations;
	}

	/**
	 * The tasks.
	 * @return the tasks
	 */
	public Tasks tasks() {
		return this.tasks;
	}

	/**
	 * The regions.
	 * @return the regions
	 */
	public Regions regions() {
		return this.regions;
	}

	/**
	 * The regions by the row of their task.
	 * @return the index
	 */
	public RowIndex regionsByTask() {
		return this.regionsByTask;
	}

	/**
	 * The messages of the program.
	 * @return the messages
	 */
	public TaskLogs taskLogs() {
		return this.taskLogs;
	}

	/**
	 * Those messages by the row of their task.
	 * @return the index
	 */
	public RowIndex taskLogsByTask() {
		return this.taskLogsByTask;
	}

	/**
	 * The times in which all threads were stopped.
	 * @return the pauses
	 */
	public Pauses pauses() {
		return this.pauses;
	}

	/**
	 * The garbage collections, in order.
	 * @return the collections
	 */
	public List<GarbageCollection> garbageCollections() {
		return this.garbageCollections;
	}

	/**
	 * How full the heap was, in order.
	 * @return the samples
	 */
	public List<HeapSample> heap() {
		return this.heap;
	}

	/**
	 * How busy the processors were, in order.
	 * @return the samples
	 */
	public List<CpuLoad> cpuLoad() {
		return this.cpuLoad;
	}

	/**
	 * A cursor that is not on any thread yet.
	 * @return the cursor, to be turned to a thread by {@link Timeline#reset}
	 */
	public Timeline timeline() {
		return new Timeline(this);
	}

	/**
	 * What a thread did, from the beginning to the end of its life in the window.
	 * @param thread the thread's number
	 * @return a cursor before the first interval
	 */
	public Timeline timeline(int thread) {
		Timeline timeline = timeline();
		timeline.reset(thread);
		return timeline;
	}

}
