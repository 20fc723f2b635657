package dev.exectrace.analysis.locks;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What a thread did for a part of somebody's wait.
 *
 * @param state the state
 * @param reason what a blocked one waited for
 * @param stack the number of its stack, negative where not known
 * @param time how long in all, in nanoseconds
 */
public record Activity(ThreadState state, WaitReason reason, int stack, long time) {
}
