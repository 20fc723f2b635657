package dev.exectrace.analysis.model;

/**
 * What the JDK's events tell beyond a wait's time, stack and class.
 *
 * @param target the peer, the file or what else it was about, or {@code null}
 * @param address where the monitor or the blocker was in memory when the wait ended, 0
 * where not known; two waits with one address and class may still be for two objects
 * @param holder the number of the thread that held the monitor before or that notified,
 * negative where not known
 */
public record WaitDetail(String target, long address, int holder) {
}
