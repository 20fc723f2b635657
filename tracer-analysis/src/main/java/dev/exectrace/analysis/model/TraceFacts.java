package dev.exectrace.analysis.model;

import java.util.List;
import java.util.Map;

/**
 * What a trace is, apart from what its threads did.
 *
 * @param startEpochNanos when the window began, in nanoseconds since 1970-01-01T00:00Z
 * @param window how long it is, in nanoseconds
 * @param level what it tells: {@code full} with the scheduling of virtual threads,
 * {@code jdk} with the JDK's events, or empty where no capture of ours made it
 * @param properties what is known about the JVM, the host and the capture, by name, in
 * the order in which people want to read it
 * @param otherRecordings recordings that ran beside the capture
 * @param events how many events were read
 * @param bytes how many bytes the file has
 * @param chunks how many chunks were read
 * @param losses what is missing or wrong, a sentence each, empty where nothing is
 * @param notes what a reader should know, a sentence each
 */
public record TraceFacts(long startEpochNanos, long window, String level, Map<String, String> properties,
		List<String> otherRecordings, long events, long bytes, int chunks, List<String> losses, List<String> notes) {
}
