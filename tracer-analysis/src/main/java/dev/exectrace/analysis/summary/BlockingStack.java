package dev.exectrace.analysis.summary;

import dev.exectrace.analysis.model.WaitReason;

/**
 * A place in the code where threads were blocked.
 *
 * @param stack the stack's number
 * @param reason what for
 * @param time how long in all, in nanoseconds
 * @param count how often
 */
public record BlockingStack(int stack, WaitReason reason, long time, long count) {
}
