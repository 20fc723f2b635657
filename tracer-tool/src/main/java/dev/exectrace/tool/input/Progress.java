package dev.exectrace.tool.input;

import java.util.Locale;

import dev.exectrace.analysis.jfr.ReadProgress;

/**
 * Shows how far the reading of a file is.
 */
final class Progress implements ReadProgress {

	private final ProgressLine line;

	private final String action;

	private final String name;

	Progress(ProgressLine line, String name) {
		this(line, "Reading", name);
	}

	Progress(ProgressLine line, String action, String name) {
		this.line = line;
		this.action = action;
		this.name = name;
	}

	@Override
	public void read(long bytes, long total) {
		this.line.show(() -> String.format(Locale.ROOT, "%s %s: %d of %d MiB, %d%%", this.action, this.name,
				bytes >> 20, total >> 20, (total > 0) ? bytes * 100 / total : 100));
	}

}
