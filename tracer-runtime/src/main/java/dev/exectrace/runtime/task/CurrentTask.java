package dev.exectrace.runtime.task;

/**
 * The task that each thread works on.
 */
final class CurrentTask {

	private static final ThreadLocal<Task> ENTERED = new ThreadLocal<>();

	private CurrentTask() {
	}

	static Task get() {
		Task task = ENTERED.get();
		return (task != null) ? task : ScopedTask.get();
	}

	static boolean isEntered(Task task) {
		return ENTERED.get() == task;
	}

	/**
	 * Makes a task the current one.
	 * @param task the task, or {@code null} for none
	 * @return what the thread had entered before, for {@link #leave}
	 */
	static Task enter(Task task) {
		Task before = ENTERED.get();
		set(task);
		return before;
	}

	/**
	 * Regions that were closed in another order than they nest must not bring back an
	 * ended task.
	 */
	static void leave(Task task, Task before) {
		if (ENTERED.get() == task) {
			set(before);
		}
	}

	private static void set(Task task) {
		if (task != null) {
			ENTERED.set(task);
		}
		else {
			ENTERED.remove();
		}
	}

}
