package dev.exectrace.analysis.model;

/**
 * What a thread was seen in when a capture began or ended.
 *
 * @param at when, in nanoseconds since the window's start
 * @param state its state, as {@link Thread.State} has it
 * @param blockerClass the number of the class of what it waited for, negative where not
 * known
 * @param stack the number of its stack, negative where not known
 */
public record LiveThread(long at, Thread.State state, int blockerClass, int stack) {

	/**
	 * Whether it waited.
	 * @return whether it did
	 */
	public boolean isBlocked() {
		return switch (this.state) {
			case BLOCKED, WAITING, TIMED_WAITING -> true;
			default -> false;
		};
	}

}
