package dev.exectrace.runtime.task;

import java.util.function.Supplier;

/**
 * Messages in the trace, at their time, of the current thread and its task. Does next to
 * nothing while nothing records, cuts messages of over 4,000 characters. Safe for use by
 * several threads.
 *
 * @see <a href="https://pkg.go.dev/runtime/trace#Log">Go's trace.Log</a>
 */
public final class Log {

	private static final int MAX_LENGTH = 4000;

	private Log() {
	}

	/**
	 * Whether messages are recorded now.
	 * @return whether they are
	 */
	public static boolean isEnabled() {
		return TaskRecorder.active() != null;
	}

	/**
	 * Writes a message.
	 * @param category what it is about; of few values
	 * @param message the message
	 */
	public static void write(String category, String message) {
		TaskRecorder recorder = TaskRecorder.active();
		if (recorder != null) {
			write(recorder, category, message);
		}
	}

	/**
	 * Writes a message that is only made where it is recorded.
	 * @param category what it is about; of few values
	 * @param message makes the message
	 */
	public static void write(String category, Supplier<String> message) {
		TaskRecorder recorder = TaskRecorder.active();
		if (recorder != null) {
			write(recorder, category, message.get());
		}
	}

	/**
	 * Writes a message that is only formatted where it is recorded.
	 * @param category what it is about; of few values
	 * @param format the message, as {@link String#format} takes it
	 * @param arguments what stands in the message
	 */
	public static void format(String category, String format, Object... arguments) {
		TaskRecorder recorder = TaskRecorder.active();
		if (recorder != null) {
			write(recorder, category, String.format(format, arguments));
		}
	}

	private static void write(TaskRecorder recorder, String category, String message) {
		String text = String.valueOf(message);
		Task task = Task.current();
		task.keep();
		recorder.record(new LogEntry(Thread.currentThread(), recorder.now(), category,
				(text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "…" : text, task));
	}

}
