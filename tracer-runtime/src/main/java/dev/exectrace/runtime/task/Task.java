package dev.exectrace.runtime.task;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A piece of work of the application, such as a request, that a trace is to tell about as
 * a whole. It may have a parent, may be worked on by several threads, one after the other
 * or at once, and ends once. Safe for use by several threads.
 * <p>
 * While nothing records, tasks cost next to nothing: {@link #begin} answers one that is
 * not {@link #isRecorded() recorded} and does nothing.
 *
 * @see <a href="https://pkg.go.dev/runtime/trace#NewTask">Go's trace.NewTask</a>
 */
public final class Task implements AutoCloseable {

	static final Task NONE = new Task(0, 0, "", 0);

	private final long id;

	private final long parent;

	private volatile String name;

	private final long began;

	private final Attributes attributes = new Attributes();

	private String outcome;

	private String traceId;

	private String spanId;

	private volatile boolean ended;

	/** It is told even if it was brief. */
	private volatile boolean kept;

	/** It has ended and is not told. */
	private volatile boolean passedOver;

	private Task(long id, long parent, String name, long began) {
		this.id = id;
		this.parent = parent;
		this.name = name;
		this.began = began;
	}

	/**
	 * Begins a task whose parent is the current thread's {@link #current() task}. It does
	 * not become the current one: see {@link #enter()}.
	 * @param name what kind of work it is; the same for all of its kind
	 * @return the task, to be {@link #close() ended}
	 */
	public static Task begin(String name) {
		TaskRecorder recorder = TaskRecorder.active();
		return (recorder != null) ? begin(recorder, name, current()) : NONE;
	}

	/**
	 * Begins a task.
	 * @param name what kind of work it is; the same for all of its kind
	 * @param parent the task that it is a part of
	 * @return the task, to be {@link #close() ended}
	 */
	public static Task begin(String name, Task parent) {
		TaskRecorder recorder = TaskRecorder.active();
		return (recorder != null) ? begin(recorder, name, parent) : NONE;
	}

	private static Task begin(TaskRecorder recorder, String name, Task parent) {
		Objects.requireNonNull(name, "name");
		Task task = new Task(TaskRecorder.nextId(), parent.id, name, recorder.now());
		recorder.record(new TaskBegin(Thread.currentThread(), name, task));
		return task;
	}

	/**
	 * The task that the current thread works on: the one that it entered last, or on JDK
	 * 25 and later the one that {@link #run} or {@link #call} bound for threads forked in
	 * a scope.
	 * @return the task, one that is not recorded where there is none
	 */
	public static Task current() {
		Task task = CurrentTask.get();
		return (task != null) ? task : NONE;
	}

	/**
	 * Works on a task of its own in the current thread, and ends it.
	 * @param name what kind of work it is
	 * @param work the work
	 */
	public static void run(String name, Runnable work) {
		Task task = begin(name);
		if (task == NONE) {
			work.run();
			return;
		}
		try (task) {
			try (Region here = task.enter()) {
				ScopedTask.run(task, work);
			}
			catch (RuntimeException | Error ex) {
				// Within the outer one, which ends the task.
				task.fail(ex);
				throw ex;
			}
		}
	}

	/**
	 * Works on a task of its own in the current thread, and ends it.
	 * @param <T> the type of the result
	 * @param name what kind of work it is
	 * @param work the work
	 * @return the work's result
	 * @throws Exception what the work throws
	 */
	public static <T> T call(String name, Callable<T> work) throws Exception {
		Task task = begin(name);
		if (task == NONE) {
			return work.call();
		}
		try (task) {
			try (Region here = task.enter()) {
				return ScopedTask.call(task, work);
			}
			catch (Exception | Error ex) {
				task.fail(ex);
				throw ex;
			}
		}
	}

	/**
	 * Says that the current thread works on the task until the region is closed. The task
	 * is the thread's {@link #current() current} one for that time. Does nothing where it
	 * is that already.
	 * @return the region, to be closed by the same thread
	 */
	public Region enter() {
		TaskRecorder recorder = TaskRecorder.active();
		boolean news = recorder != null && isRecorded() && !CurrentTask.isEntered(this);
		return news ? Region.scope(recorder, this) : Region.NONE;
	}

	/**
	 * Lets the work be done for this task, by whatever thread.
	 * @param work the work
	 * @return the work within the task
	 */
	public Runnable wrap(Runnable work) {
		return () -> {
			try (Region here = enter()) {
				work.run();
			}
		};
	}

	/**
	 * Lets the work be done for this task, by whatever thread.
	 * @param <T> the type of the result
	 * @param work the work
	 * @return the work within the task
	 */
	public <T> Callable<T> wrap(Callable<T> work) {
		return () -> {
			try (Region here = enter()) {
				return work.call();
			}
		};
	}

	/**
	 * Gives the task another name, where what kind of work it is turns out only on the
	 * way. To be called before its end.
	 * @param name what kind of work it is; the same for all of its kind
	 * @return this task
	 */
	public Task rename(String name) {
		if (isRecorded()) {
			this.name = Objects.requireNonNull(name, "name");
		}
		return this;
	}

	/**
	 * Says something about the task, to be told at its end.
	 * @param key what
	 * @param value its value
	 * @return this task
	 */
	public Task attribute(String key, String value) {
		if (isRecorded()) {
			synchronized (this) {
				this.attributes.add(key, value);
			}
		}
		return this;
	}

	/**
	 * Says which part of a distributed trace the task is.
	 * @param traceId the distributed trace's id
	 * @param spanId the span's id
	 * @return this task
	 */
	public Task span(String traceId, String spanId) {
		if (isRecorded()) {
			synchronized (this) {
				this.traceId = traceId;
				this.spanId = spanId;
			}
		}
		return this;
	}

	/**
	 * Says that the task failed. To be called before its end.
	 * @param failure why
	 * @return this task
	 */
	public Task fail(Throwable failure) {
		return outcome(failure.getClass().getName());
	}

	/**
	 * Says how the task came out, where that is not success. To be called before its end.
	 * @param outcome in a word or the name of an exception
	 * @return this task
	 */
	public Task outcome(String outcome) {
		if (isRecorded()) {
			synchronized (this) {
				this.outcome = outcome;
			}
		}
		return this;
	}

	/**
	 * Ends the task. Only the first call counts.
	 */
	public void end() {
		if (isRecorded()) {
			TaskRecorder recorder = TaskRecorder.active();
			TaskEnd end = (recorder != null) ? ended(recorder) : null;
			if (end != null) {
				recorder.record(end);
			}
		}
	}

	private synchronized TaskEnd ended(TaskRecorder recorder) {
		if (this.ended) {
			return null;
		}
		this.ended = true;
		long now = recorder.now();
		if (isBrief(recorder, now)) {
			this.passedOver = true;
			return null;
		}
		return new TaskEnd(Thread.currentThread(), now, this.name, this.outcome, this.attributes.text(), this.traceId,
				this.spanId, this);
	}

	private boolean isBrief(TaskRecorder recorder, long now) {
		return now - this.began < recorder.minTask() && !this.kept;
	}

	/** Makes sure that it is told even if it was brief. */
	void keep() {
		if (isRecorded()) {
			this.kept = true;
		}
	}

	/** Whether it is known by now that it is not told. */
	boolean isPassedOver() {
		return this.passedOver;
	}

	long began() {
		return this.began;
	}

	long parent() {
		return this.parent;
	}

	/**
	 * As {@link #end()}.
	 */
	@Override
	public void close() {
		end();
	}

	/**
	 * Ends the task if it is not going to be told, so that nothing has to be said about
	 * it: where only the recent past is recorded, all the time, brief tasks are left out.
	 * @return whether the task has ended
	 */
	public boolean endIfBrief() {
		TaskRecorder recorder = TaskRecorder.active();
		if (recorder == null || !isRecorded()) {
			return true;
		}
		if (recorder.minTask() == 0) {
			return false;
		}
		synchronized (this) {
			if (!this.ended && isBrief(recorder, recorder.now())) {
				this.ended = true;
				this.passedOver = true;
			}
			return this.ended;
		}
	}

	/**
	 * Whether the task was begun while something recorded.
	 * @return whether it is in a trace
	 */
	public boolean isRecorded() {
		return this.id != 0;
	}

	/**
	 * What tells it from the other tasks of this JVM.
	 * @return the id, 0 where it is not recorded
	 */
	public long id() {
		return this.id;
	}

	/**
	 * What kind of work it is.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	@Override
	public String toString() {
		return isRecorded() ? this.name + "#" + this.id : "no task";
	}

}
