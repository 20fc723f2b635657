package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes in what a trace tells, in any order, and gives the {@link Trace}. Times are
 * nanoseconds since the window's start and may lie before it. For one thread.
 */
public final class TraceBuilder implements RunReceiver {

	final Threads threads = new Threads();

	final Code code = new Code();

	final Runs runs = new Runs();

	private final boolean keepsRuns;

	private long skippedRuns;

	final Waits waits = new Waits();

	final Wakeups wakeups = new Wakeups();

	final Samples cpuSamples = new Samples();

	final Samples allocations = new Samples();

	final Tasks tasks = new Tasks();

	final Regions regions = new Regions();

	final TaskLogs taskLogs = new TaskLogs();

	final List<GarbageCollection> garbageCollections = new ArrayList<>();

	final List<HeapSample> heap = new ArrayList<>();

	final List<CpuLoad> cpuLoad = new ArrayList<>();

	private final List<Pause> pauses = new ArrayList<>();

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final List<String> otherRecordings = new ArrayList<>();

	private final List<String> losses = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private String level = "";

	private long startEpochNanos;

	private long window;

	private long events;

	private long bytes;

	private int chunks;

	private long unplaced;

	private int lastCarrier = -1;

	private boolean allThreadsListed;

	private boolean built;

	/** Makes a builder of a whole trace. */
	public TraceBuilder() {
		this(true);
	}

	private TraceBuilder(boolean keepsRuns) {
		this.keepsRuns = keepsRuns;
	}

	/**
	 * A builder of a trace that does not keep its run slices, which are nearly all of it:
	 * {@link RunReplay} goes through them later.
	 * @return the builder
	 */
	public static TraceBuilder withoutRuns() {
		return new TraceBuilder(false);
	}

	/**
	 * Whether it takes run slices.
	 * @return whether it does, or wants them to be skipped
	 */
	public boolean keepsRuns() {
		return this.keepsRuns;
	}

	/** Says that a run slice was skipped. */
	public void skippedRun() {
		this.skippedRuns++;
	}

	/**
	 * How many run slices were skipped.
	 * @return the number
	 */
	public long skippedRuns() {
		return this.skippedRuns;
	}

	/**
	 * The number of a thread. A built trace gets no more threads.
	 * @param id the id that Java gave it
	 * @param name its name, {@code null} or empty where not known
	 * @param virtual whether it is virtual
	 * @return the number, negative for an unknown thread of a built trace
	 */
	public int thread(long id, String name, boolean virtual) {
		return this.built ? this.threads.number(id) : this.threads.enter(id, name, virtual);
	}

	/**
	 * The number of a thread. A built trace gets no more threads.
	 * @param id the id that Java gave it
	 * @param name what holds its name, in UTF-8
	 * @param from where the name begins
	 * @param to where it ends
	 * @param virtual whether it is virtual
	 * @return the number, negative for an unknown thread of a built trace
	 */
	public int thread(long id, byte[] name, int from, int to, boolean virtual) {
		return this.built ? this.threads.number(id) : this.threads.enter(id, name, from, to, virtual);
	}

	/**
	 * The number of a thread of which nothing more need be told.
	 * @param id the id that Java gave it
	 * @return the number, negative where it is not known yet or has no name yet
	 */
	public int knownThread(long id) {
		int thread = this.threads.number(id);
		return (thread >= 0 && (this.built || this.threads.isNamed(thread))) ? thread : -1;
	}

	/**
	 * Says that a thread was started.
	 * @param thread the thread
	 * @param at when
	 * @param starter who did it, negative where not known
	 */
	public void started(int thread, long at, int starter) {
		this.threads.started(thread, at, starter);
	}

	/**
	 * Says that a thread ended.
	 * @param thread the thread
	 * @param at when
	 */
	public void ended(int thread, long at) {
		this.threads.ended(thread, at);
	}

	/**
	 * Says that a thread was alive when the capture began or ended.
	 * @param thread the thread
	 * @param atEnd whether when it ended
	 * @param state what it was seen in
	 */
	public void live(int thread, boolean atEnd, LiveThread state) {
		this.threads.live(thread, atEnd, state);
	}

	/**
	 * The number of a class. A built trace gets no more classes.
	 * @param name its name as in {@code java.lang.Object}
	 * @return the number, negative for an unknown class of a built trace
	 */
	public int type(String name) {
		return this.built ? this.code.findClass(name) : this.code.enterClass(name);
	}

	/**
	 * The name of a class.
	 * @param type its number
	 * @return the name, {@code null} for a negative number
	 */
	public String typeName(int type) {
		return this.code.className(type);
	}

	/**
	 * The number of a frame.
	 * @param method the method as in {@code java.lang.Object.wait}
	 * @param line the line, less than 1 where not known
	 * @return the number
	 */
	public int frame(String method, int line) {
		return this.code.enterFrame(method, line);
	}

	/**
	 * The number of a stack.
	 * @param frames the numbers of its frames, the innermost first; kept, not copied
	 * @return the number
	 */
	public int stack(int... frames) {
		return this.code.enterStack(frames);
	}

	@Override
	public void run(int thread, int carrier, long start, long duration, StopReason stop, long runnable, int waker,
			WakeCause cause, long blocked, WaitReason reason, int blockerClass) {
		if (!this.runs.add(thread, carrier, start, duration, stop, runnable, waker, cause, blocked, reason,
				blockerClass)) {
			this.unplaced++;
			return;
		}
		if (stop == StopReason.END) {
			this.threads.ended(thread, start + duration);
		}
		if (cause == WakeCause.START) {
			this.threads.started(thread, start - runnable, waker);
		}
		if (carrier != this.lastCarrier) {
			this.threads.carrier(carrier);
			this.lastCarrier = carrier;
		}
	}

	/**
	 * Adds a wait.
	 * @param thread who waited
	 * @param start since when
	 * @param duration how long
	 * @param reason for what
	 * @param blockerClass the class of that
	 * @param stack where in the code
	 * @param weight what it stands for in sums by stack, {@link Waits#EXACT} for itself
	 * @param detail what else is known, or {@code null}
	 */
	public void wait(int thread, long start, long duration, WaitReason reason, int blockerClass, int stack, long weight,
			WaitDetail detail) {
		this.waits.add(thread, start, duration, reason, blockerClass, stack, weight, detail);
	}

	/**
	 * Adds a wake-up of a platform thread.
	 * @param at when
	 * @param waker who did it
	 * @param wakee whom it woke
	 */
	public void wakeup(long at, int waker, int wakee) {
		this.wakeups.add(at, waker, wakee);
	}

	/**
	 * Adds a sample of processor time.
	 * @param thread the thread
	 * @param at when
	 * @param stack where in the code
	 * @param nanos the time that it stands for
	 */
	public void cpuSample(int thread, long at, int stack, long nanos) {
		this.cpuSamples.add(thread, at, stack, nanos, -1);
	}

	/**
	 * Adds a sample of allocation.
	 * @param thread the thread
	 * @param at when
	 * @param stack where in the code
	 * @param bytes what it stands for
	 * @param type the class of the object
	 */
	public void allocation(int thread, long at, int stack, long bytes, int type) {
		this.allocations.add(thread, at, stack, bytes, type);
	}

	/**
	 * Says that a task was begun.
	 * @param id its id
	 * @param parent its parent's id, 0 for none
	 * @param name its name
	 * @param at when
	 * @param thread who did it, negative where not known
	 */
	public void taskBegan(long id, long parent, String name, long at, int thread) {
		this.tasks.began(id, parent, name, at, thread);
	}

	/**
	 * Says that a task was ended.
	 * @param id its id
	 * @param parent its parent's id, 0 for none
	 * @param name its name
	 * @param start when it began
	 * @param end when it ended
	 * @param thread who ended it, negative where not known
	 * @param outcome what failed, {@code null} for success
	 * @param attributes what is said about it or {@code null}
	 * @param traceId the id of its distributed trace or {@code null}
	 * @param spanId the id of its span or {@code null}
	 */
	public void taskEnded(long id, long parent, String name, long start, long end, int thread, String outcome,
			String attributes, String traceId, String spanId) {
		this.tasks.ended(id, parent, name, start, end, thread, outcome, attributes, traceId, spanId);
	}

	/**
	 * Adds a region.
	 * @param thread who
	 * @param start since when
	 * @param end until when
	 * @param task the id of the task, 0 for none
	 * @param name its name
	 * @param scope whether it is the time in which the thread worked on the task
	 */
	public void region(int thread, long start, long end, long task, String name, boolean scope) {
		this.regions.add(thread, start, end, task, name, scope);
	}

	/**
	 * Adds a message.
	 * @param thread who
	 * @param at when
	 * @param task the id of the task, 0 for none
	 * @param category what it is about
	 * @param message the message
	 */
	public void log(int thread, long at, long task, String category, String message) {
		this.taskLogs.add(thread, at, task, category, message);
	}

	/**
	 * Adds a time in which all threads were stopped.
	 * @param pause the pause
	 */
	public void pause(Pause pause) {
		this.pauses.add(pause);
	}

	/**
	 * Adds a garbage collection.
	 * @param collection the collection
	 */
	public void garbageCollection(GarbageCollection collection) {
		this.garbageCollections.add(collection);
	}

	/**
	 * Adds a sample of the heap.
	 * @param sample the sample
	 */
	public void heap(HeapSample sample) {
		this.heap.add(sample);
	}

	/**
	 * Adds a sample of the processors' load.
	 * @param sample the sample
	 */
	public void cpuLoad(CpuLoad sample) {
		this.cpuLoad.add(sample);
	}

	/**
	 * Sets what the trace tells, see {@link TraceFacts#level()}.
	 * @param level the level
	 */
	public void level(String level) {
		this.level = level;
	}

	/**
	 * Says that every virtual thread that was alive at the window's start or end was
	 * listed as live.
	 */
	public void allThreadsListed() {
		this.allThreadsListed = true;
	}

	/**
	 * Sets something known about the JVM, the host or the capture.
	 * @param name its name
	 * @param value its value
	 */
	public void property(String name, String value) {
		this.properties.put(name, value);
	}

	/**
	 * Adds the name of a recording that ran beside.
	 * @param name the name
	 */
	public void otherRecording(String name) {
		this.otherRecordings.add(name);
	}

	/**
	 * Says that something is missing or wrong.
	 * @param sentence what
	 */
	public void loss(String sentence) {
		this.losses.add(sentence);
	}

	/**
	 * Says something that a reader should know.
	 * @param sentence what
	 */
	public void note(String sentence) {
		this.notes.add(sentence);
	}

	/**
	 * Sets the window.
	 * @param startEpochNanos when it begins, in nanoseconds since 1970-01-01T00:00Z
	 * @param length how long it is, in nanoseconds
	 */
	public void window(long startEpochNanos, long length) {
		this.startEpochNanos = startEpochNanos;
		this.window = length;
	}

	/**
	 * Sets how much was read.
	 * @param events how many events
	 * @param bytes how many bytes the file has
	 * @param chunks how many chunks
	 */
	public void read(long events, long bytes, int chunks) {
		this.events = events;
		this.bytes = bytes;
		this.chunks = chunks;
	}

	/**
	 * Gives the trace. Nothing is added to it after that.
	 * @return the trace
	 */
	public Trace build() {
		this.threads.complete(this.window);
		this.tasks.complete(this.window);
		if (this.unplaced > 0) {
			loss(this.unplaced + " run slices were left out: more than a day away, or on more than 65,536 carriers");
		}
		this.garbageCollections.sort(Comparator.comparingLong(GarbageCollection::start));
		this.heap.sort(Comparator.comparingLong(HeapSample::at));
		this.cpuLoad.sort(Comparator.comparingLong(CpuLoad::at));
		RunIndexes indexes = new RunIndexes(this.runs, this.threads.count());
		overlaps(indexes);
		TraceFacts facts = new TraceFacts(this.startEpochNanos, this.window, this.level, this.properties,
				List.copyOf(this.otherRecordings), this.events, this.bytes, this.chunks, this.losses,
				List.copyOf(this.notes));
		Trace trace = new Trace(this, indexes, facts, new Pauses(this.pauses));
		if (this.allThreadsListed) {
			this.threads.allListed();
			if (this.keepsRuns) {
				Lives.bound(trace);
			}
		}
		this.built = true;
		return trace;
	}

	boolean hasRuns() {
		return this.skippedRuns > 0 || this.runs.count() > 0;
	}

	private void overlaps(RunIndexes indexes) {
		if (indexes.overlapsOnCarriers() > 0) {
			loss(indexes.overlapsOnCarriers() + " run slices begin before the one before them on their carrier ended; "
					+ "times of running are too long by that");
		}
		if (indexes.overlapsOnThreads() > 0) {
			loss(indexes.overlapsOnThreads() + " run slices or waits of virtual threads begin before the slice before "
					+ "them ended; they were cut to fit");
		}
	}

}
