package dev.exectrace.runtime.task;

import java.util.Objects;

/**
 * A part of what one thread does, with a name, for as long as it is open. Regions of a
 * thread nest. To be opened and closed by the same thread; closing it again does nothing.
 *
 * @see <a href="https://pkg.go.dev/runtime/trace#StartRegion">Go's trace.StartRegion</a>
 */
public final class Region implements AutoCloseable {

	static final Region NONE = new Region(null, null, null, null, 0, false);

	private final TaskRecorder recorder;

	private final Task task;

	private final Task before;

	private final String name;

	private final long began;

	private final boolean scope;

	private boolean open;

	private Region(TaskRecorder recorder, Task task, Task before, String name, long began, boolean scope) {
		this.recorder = recorder;
		this.task = task;
		this.before = before;
		this.name = name;
		this.began = began;
		this.scope = scope;
		this.open = recorder != null;
	}

	/**
	 * Opens a region of the current thread, within its current task if it has one. Does
	 * next to nothing while nothing records.
	 * @param name what the thread does; the same for all of its kind
	 * @return the region
	 */
	public static Region begin(String name) {
		TaskRecorder recorder = TaskRecorder.active();
		if (recorder == null) {
			return NONE;
		}
		Objects.requireNonNull(name, "name");
		return new Region(recorder, Task.current(), null, name, recorder.now(), false);
	}

	static Region scope(TaskRecorder recorder, Task task) {
		Task before = CurrentTask.enter(task);
		return new Region(recorder, task, before, task.name(), recorder.now(), true);
	}

	/**
	 * Ends the region.
	 */
	@Override
	public void close() {
		if (!this.open) {
			return;
		}
		this.open = false;
		if (this.scope) {
			CurrentTask.leave(this.task, this.before);
		}
		if (TaskRecorder.active() == this.recorder) {
			this.recorder.record(new RegionEnd(Thread.currentThread(), this.began, this.recorder.now(), this.name,
					this.scope, this.task));
		}
	}

}
