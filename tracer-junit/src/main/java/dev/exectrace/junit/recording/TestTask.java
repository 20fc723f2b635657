package dev.exectrace.junit.recording;

import dev.exectrace.runtime.task.Region;
import dev.exectrace.runtime.task.Task;

/**
 * The task that a test is in a trace. Safe for use by several threads.
 */
public final class TestTask {

	private final Task task;

	private final Region region;

	private final Thread thread = Thread.currentThread();

	private TestTask(Task task) {
		this.task = task;
		this.region = task.enter();
	}

	/**
	 * Begins a test, which the current thread works on.
	 * @param className the name of its class
	 * @param methodName the name of its method or {@code null}
	 * @param displayName its name for people
	 * @return the task
	 */
	public static TestTask begin(String className, String methodName, String displayName) {
		Task task = Task.begin(name(className, methodName, displayName));
		if (className != null) {
			task.attribute("class", className);
		}
		if (displayName != null && !displayName.equals(methodName + "()")) {
			task.attribute("display", displayName);
		}
		return new TestTask(task);
	}

	/**
	 * What all invocations of a test are called.
	 * @param className the name of its class or {@code null}
	 * @param methodName the name of its method or {@code null}
	 * @param displayName its name for people
	 * @return as in {@code Outer.Inner.method}
	 */
	public static String name(String className, String methodName, String displayName) {
		String name = (methodName != null) ? methodName : displayName;
		return (className != null) ? className.substring(className.lastIndexOf('.') + 1).replace('$', '.') + "." + name
				: name;
	}

	/**
	 * Ends the test. Only the first call counts.
	 * @param failure what it failed with, {@code null} where it did not
	 */
	public void end(Throwable failure) {
		if (failure != null) {
			this.task.fail(failure);
		}
		end();
	}

	/**
	 * Ends the test. Only the first call counts.
	 * @param outcome how it came out, where that is not success
	 */
	public void end(String outcome) {
		this.task.outcome(outcome);
		end();
	}

	private void end() {
		if (Thread.currentThread() == this.thread) {
			this.region.close();
		}
		this.task.end();
	}

	/**
	 * What tells it from other tasks.
	 * @return the id
	 */
	public long id() {
		return this.task.id();
	}

}
