package dev.exectrace.demo.waits;

/**
 * How long a request waited, measured by itself.
 *
 * @param of what for
 * @param waitedNanos how long, in nanoseconds
 */
public record Waited(WaitKind of, long waitedNanos) {

}
