package dev.exectrace.tool.capture;

import java.io.PrintWriter;
import java.util.List;

import dev.exectrace.tool.output.Quantity;

/**
 * Shows in one line how far the captures are, once they take longer than a second, and
 * wipes it out at the end.
 */
final class CaptureLine {

	private static final long DELAY = 1_000_000_000L;

	private final PrintWriter err;

	private final List<TraceDownload> downloads;

	private final String seconds;

	private final long began = System.nanoTime();

	private int shown;

	CaptureLine(PrintWriter err, List<TraceDownload> downloads, String seconds) {
		this.err = err;
		this.downloads = downloads;
		this.seconds = seconds;
	}

	void show() {
		long nanos = System.nanoTime() - this.began;
		if (nanos < DELAY) {
			return;
		}
		long bytes = this.downloads.stream().mapToLong(TraceDownload::bytes).sum();
		String line = "Capturing: " + nanos / DELAY + " of " + this.seconds + " s, " + Quantity.bytes(bytes)
				+ "; Ctrl-C ends it and keeps what has come";
		this.err.print("\r" + line + " ".repeat(Math.max(0, this.shown - line.length())));
		this.err.flush();
		this.shown = line.length();
	}

	void wipe() {
		if (this.shown > 0) {
			this.err.print("\r" + " ".repeat(this.shown) + "\r");
			this.err.flush();
			this.shown = 0;
		}
	}

}
