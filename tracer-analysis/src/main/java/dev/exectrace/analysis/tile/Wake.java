package dev.exectrace.analysis.tile;

/**
 * A thread that another one woke or started.
 *
 * @param at when, in nanoseconds since the window's start
 * @param waker the row of the thread that did it
 * @param wakerSlice what that thread did then, or last where it had ended, the id of the
 * slice, negative for nothing
 * @param wakee the row of the thread that was woken
 * @param wakeeSlice the slice that began for it, negative where there is none
 */
public record Wake(long at, int waker, int wakerSlice, int wakee, int wakeeSlice) {
}
