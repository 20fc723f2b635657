package dev.exectrace.tool.input;

import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * Shows in one line how far something is, once it takes longer than a second, and wipes
 * it out at the end. Not for several threads.
 */
public final class ProgressLine {

	private static final long DELAY = 1_000_000_000L;

	private static final long INTERVAL = 200_000_000L;

	private final PrintWriter err;

	private long next = System.nanoTime() + DELAY;

	private int shown;

	/**
	 * A line that is not shown yet.
	 * @param err where to, {@code null} for nowhere
	 */
	ProgressLine(PrintWriter err) {
		this.err = err;
	}

	/**
	 * A line that is not shown yet.
	 * @param asked whether it was asked for, {@code null} for where somebody watches
	 * @param err where to
	 * @return the line
	 */
	public static ProgressLine of(Boolean asked, PrintWriter err) {
		return new ProgressLine(((asked != null) ? asked : Terminal.showsErrors()) ? err : null);
	}

	/**
	 * Shows how far it is, unless that was shown a moment ago.
	 * @param line says it
	 */
	public void show(Supplier<String> line) {
		long now = System.nanoTime();
		if (this.err == null || now - this.next < 0) {
			return;
		}
		this.next = now + INTERVAL;
		String text = line.get();
		this.err.print("\r" + text + " ".repeat(Math.max(0, this.shown - text.length())));
		this.err.flush();
		this.shown = text.length();
	}

	/** Wipes the line out. */
	public void end() {
		if (this.shown > 0) {
			this.err.print("\r" + " ".repeat(this.shown) + "\r");
			this.err.flush();
			this.shown = 0;
		}
	}

}
