package dev.exectrace.analysis.locks;

/**
 * How much of the waiting for a lock was at one stack.
 *
 * @param stack the stack's number
 * @param waits how many waits, estimated where stacks are sampled
 * @param total how long, in nanoseconds, estimated likewise
 */
public record StackShare(int stack, long waits, long total) {
}
