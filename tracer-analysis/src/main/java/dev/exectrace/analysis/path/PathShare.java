package dev.exectrace.analysis.path;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What the segments of one kind are of a path.
 *
 * @param state what the thread did
 * @param reason what a blocked one waited for
 * @param site the method where, {@code null} where not known
 * @param group the number of the thread's group
 * @param segments how many segments there are
 * @param time how long they are, in nanoseconds
 */
public record PathShare(ThreadState state, WaitReason reason, String site, int group, int segments, long time) {
}
