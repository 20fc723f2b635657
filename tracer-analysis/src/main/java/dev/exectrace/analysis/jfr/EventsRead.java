package dev.exectrace.analysis.jfr;

import java.util.List;

/**
 * What was read of a file. Immutable.
 *
 * @param startEpochNanos when the window begins, in nanoseconds since 1970-01-01T00:00Z
 * @param events how many events there were, also those that were passed over
 * @param chunks how many chunks could be read, at least in part
 * @param bytes the file's length
 * @param losses what could not be read, in sentences
 */
public record EventsRead(long startEpochNanos, long events, int chunks, long bytes, List<String> losses) {

	public EventsRead {
		losses = List.copyOf(losses);
	}

}
