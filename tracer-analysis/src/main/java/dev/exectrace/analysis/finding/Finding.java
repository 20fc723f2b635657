package dev.exectrace.analysis.finding;

import java.util.List;

/**
 * Something that cost time. Immutable.
 *
 * @param kind what kind of thing
 * @param title the finding as a sentence
 * @param details what else is known about it, a sentence each
 * @param cost how much time of threads it took, in nanoseconds
 * @param count how many times
 * @param threads how many threads it met
 * @param longest the longest time, in nanoseconds
 * @param stack the number of the stack that most of it was at, negative for none
 */
public record Finding(Kind kind, String title, List<String> details, long cost, long count, int threads, long longest,
		int stack) {

	/**
	 * What kind of thing a finding is about.
	 */
	public enum Kind {

		/** Threads waited to enter a monitor. */
		MONITOR("monitor"),

		/** Threads waited for a lock or a semaphore. */
		LOCK("lock"),

		/** Threads waited for a connection or another thing of a pool. */
		POOL("pool"),

		/** Threads waited for the other side of a queue, or for a condition. */
		QUEUE("queue"),

		/** Threads waited for somebody else over the network. */
		NETWORK("network"),

		/** Threads waited for files. */
		FILE("file"),

		/** Threads slept. */
		SLEEP("sleep"),

		/** Threads waited for a future, a latch or another thread. */
		PARK("park"),

		/** Threads waited and held their carriers. */
		PINNED("pinned"),

		/** Threads were ready to run, and no carrier ran them. */
		SCHEDULER("scheduler"),

		/** The collector stopped all threads. */
		GC("gc");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		/**
		 * The kind's name, as people read it.
		 * @return the name
		 */
		public String label() {
			return this.label;
		}

	}

}
