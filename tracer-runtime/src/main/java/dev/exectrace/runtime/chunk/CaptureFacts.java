package dev.exectrace.runtime.chunk;

/**
 * What a capture is, written at its start and at its end.
 *
 * @param phase {@code start} or {@code end}
 * @param level how much the trace can tell
 * @param settings the settings in force
 * @param otherRecordings the JFR recordings that run beside it or {@code null}
 * @param agent the agent's state
 * @param endReason why it ended or {@code null}
 * @param dropped how many records were dropped
 * @param lostWakeups how many wake-ups are not known
 * @param unlistedThreads how many live threads were past the bound of the list
 * @param bytes how many bytes of trace there were before this event
 */
public record CaptureFacts(String phase, String level, String settings, String otherRecordings, String agent,
		String endReason, long dropped, long lostWakeups, long unlistedThreads, long bytes) {

}
