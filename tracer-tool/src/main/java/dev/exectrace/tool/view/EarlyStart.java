package dev.exectrace.tool.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.tool.view.api.ViewedTrace;

/**
 * Shows the start of a large trace while all of it is being read.
 */
final class EarlyStart {

	/** What is smaller is read within about a second. */
	static final long LARGE = 64L << 20;

	/** Of the file: so much makes a picture. */
	private static final int ENOUGH = 20;

	/** Of the file: so much must not delay the whole. */
	private static final int MOST = 8;

	private EarlyStart() {
	}

	/**
	 * Shows the start of a file if that is large.
	 * @param file the file
	 * @param large from how many bytes on it is
	 * @param server shows it
	 * @throws IOException if the file cannot be read
	 */
	static void show(Path file, long large, ViewServer server) throws IOException {
		long size = Files.size(file);
		if (size >= large) {
			TraceReader.readStart(file, size / ENOUGH, size / MOST)
				.ifPresent((start) -> server.showStart(ViewedTrace.of(file.getFileName().toString(), start)));
		}
	}

}
