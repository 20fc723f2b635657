package dev.exectrace.analysis.profile;

/**
 * Stands for a stack that the trace does not tell. Numbers below 0, so as to live beside
 * those of stacks and frames.
 */
final class SyntheticFrame {

	/** The trace tells no stack. */
	static final int NO_STACK = -1;

	/** The thread was started, and has no stack yet. */
	static final int STARTED = -2;

	/** The thread had given way, of which no stack is recorded. */
	static final int YIELDED = -3;

	static final int LOWEST = YIELDED;

	private SyntheticFrame() {
	}

	static String name(int number) {
		return switch (number) {
			case STARTED -> "(started)";
			case YIELDED -> "(yielded)";
			default -> "(no stack)";
		};
	}

}
