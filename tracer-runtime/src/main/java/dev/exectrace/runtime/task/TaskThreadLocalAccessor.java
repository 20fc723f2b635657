package dev.exectrace.runtime.task;

import java.util.ArrayDeque;
import java.util.Deque;

import io.micrometer.context.ThreadLocalAccessor;

/**
 * Lets the current task follow the work from thread to thread wherever Micrometer's
 * context propagation carries the context. Found by it through the service loader. Safe
 * for use by several threads.
 */
public final class TaskThreadLocalAccessor implements ThreadLocalAccessor<Task> {

	/** The key of the task in a context. */
	public static final String KEY = "exectrace.task";

	private final ThreadLocal<Deque<AutoCloseable>> entered = ThreadLocal.withInitial(ArrayDeque::new);

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public Task getValue() {
		Task task = Task.current();
		return task.isRecorded() ? task : null;
	}

	@Override
	public void setValue(Task task) {
		this.entered.get().push(task.enter());
	}

	@Override
	public void setValue() {
		Task before = CurrentTask.enter(null);
		this.entered.get().push(() -> CurrentTask.enter(before));
	}

	@Override
	public void restore(Task before) {
		restore();
	}

	@Override
	public void restore() {
		Deque<AutoCloseable> entered = this.entered.get();
		AutoCloseable last = entered.poll();
		if (entered.isEmpty()) {
			this.entered.remove();
		}
		try {
			if (last != null) {
				last.close();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
