package dev.exectrace.loadtest.report;

import java.io.PrintStream;

/**
 * Says what is going on.
 */
public final class Progress {

	private final long start = System.nanoTime();

	private final PrintStream out;

	public Progress(PrintStream out) {
		this.out = out;
	}

	/**
	 * Says what happens now.
	 * @param format what
	 * @param arguments the arguments of the format
	 */
	public void say(String format, Object... arguments) {
		long seconds = (System.nanoTime() - this.start) / 1_000_000_000;
		this.out.printf("[%4d s] %s%n", seconds, format.formatted(arguments));
	}

}
