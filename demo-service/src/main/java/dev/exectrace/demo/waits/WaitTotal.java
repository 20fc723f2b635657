package dev.exectrace.demo.waits;

/**
 * The waits of one kind since the start.
 *
 * @param count how many
 * @param nanos how long together, in nanoseconds
 */
record WaitTotal(long count, long nanos) {

}
