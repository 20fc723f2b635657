package dev.exectrace.analysis.diff;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What threads do, named so that the names of two traces agree.
 *
 * @param state the state
 * @param reason what a blocked thread waits for, {@link WaitReason#NONE} in other states
 * @param subject whose it is: a thread group's name, the methods of a stack from the
 * innermost on, or empty for all
 */
public record Activity(ThreadState state, WaitReason reason, String subject) {
}
