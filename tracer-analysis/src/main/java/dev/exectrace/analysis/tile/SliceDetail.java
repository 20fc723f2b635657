package dev.exectrace.analysis.tile;

import java.util.List;

/**
 * All that a trace tells of a slice. Texts are {@code null} and numbers negative where it
 * does not tell.
 *
 * @param slice the slice
 * @param label what it is in a few words
 * @param type the class of what a blocked thread waited for
 * @param target the peer, the file or what else it was about
 * @param stack the stack's number in the model: where a blocked thread waited, or a
 * runnable one had waited
 * @param cause why the wait ended
 * @param carrier the row of the carrier that a virtual thread ran on or held
 * @param carried the row of the virtual thread that ran on a carrier, or of the thread
 * whose region it is
 * @param task the row in the model of the task that a slice is of, or that the thread
 * worked on when it began
 * @param open whether it began before the window or had not ended when the window did
 * @param stopped how much of it the JVM had stopped all threads, in nanoseconds
 * @param facts what else there is to say, a line each
 */
public record SliceDetail(Slice slice, String label, String type, String target, int stack, String cause, int carrier,
		int carried, int task, boolean open, long stopped, List<String> facts) {
}
