package dev.exectrace.loadtest.trace;

/**
 * A virtual thread's time on a carrier. Times are nanoseconds since the epoch.
 *
 * @param carrier the carrier's thread id
 * @param thread the virtual thread's id
 * @param start when it began
 * @param end when it ended
 * @param stopReason why it ended
 * @param ready when the thread was made ready for it
 * @param cause how, empty where nobody knows
 */
public record Run(long carrier, long thread, long start, long end, String stopReason, long ready, String cause) {

}
