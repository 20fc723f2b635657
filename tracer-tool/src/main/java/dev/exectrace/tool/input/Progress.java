package dev.exectrace.tool.input;

import java.io.PrintWriter;
import java.util.Locale;

import dev.exectrace.analysis.jfr.ReadProgress;

/**
 * Shows in one line how far the reading is, once it takes longer than a second, and wipes
 * it out at the end.
 */
final class Progress implements ReadProgress {

	private static final long DELAY = 1_000_000_000L;

	private static final long INTERVAL = 200_000_000L;

	private final PrintWriter err;

	private final String name;

	private long next = System.nanoTime() + DELAY;

	private int shown;

	Progress(PrintWriter err, String name) {
		this.err = err;
		this.name = name;
	}

	@Override
	public void read(long bytes, long total) {
		long now = System.nanoTime();
		if (now - this.next < 0) {
			return;
		}
		this.next = now + INTERVAL;
		show(String.format(Locale.ROOT, "Reading %s: %d of %d MiB, %d%%", this.name, bytes >> 20, total >> 20,
				(total > 0) ? bytes * 100 / total : 100));
	}

	private void show(String line) {
		this.err.print("\r" + line + " ".repeat(Math.max(0, this.shown - line.length())));
		this.err.flush();
		this.shown = line.length();
	}

	void end() {
		if (this.shown > 0) {
			this.err.print("\r" + " ".repeat(this.shown) + "\r");
			this.err.flush();
		}
	}

}
