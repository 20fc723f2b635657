package dev.exectrace.analysis.locks;

import java.util.List;

import dev.exectrace.analysis.model.WaitReason;

/**
 * What threads waited for at one place in the code. A trace seldom tells one lock of a
 * class from another, so those that are taken at one place count as one.
 *
 * @param reason what kind of wait it was
 * @param type the class of the lock, {@code null} where not known
 * @param site the class of the pool, else the method that takes the lock, {@code null}
 * where not known
 * @param pool whether it is a pool
 * @param waits how many waits there were
 * @param total how long in all, in nanoseconds
 * @param longest how long the longest was
 * @param waiters how many threads waited
 * @param unfinished how many of the waits had not ended when the trace did
 * @param instances how many locks the trace tells apart, 0 where it does not
 * @param stacks the stacks that waited, the longest first
 * @param releasers who ended the waits, those of the longest waits first
 * @param longestWaits the longest waits, the longest first
 */
public record ContendedLock(WaitReason reason, String type, String site, boolean pool, long waits, long total,
		long longest, int waiters, long unfinished, int instances, List<StackShare> stacks, List<Releaser> releasers,
		List<LongWait> longestWaits) {
}
