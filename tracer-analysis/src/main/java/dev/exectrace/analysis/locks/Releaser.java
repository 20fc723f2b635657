package dev.exectrace.analysis.locks;

/**
 * A group of threads that ended waits for a lock, as they released it or handed it over.
 *
 * @param group the group's number
 * @param waits how many waits they were seen to end
 * @param waited how long those had been, in nanoseconds
 */
public record Releaser(int group, long waits, long waited) {
}
