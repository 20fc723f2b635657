package dev.exectrace.agent;

/**
 * The stack of a wait that was chosen to carry one.
 *
 * @param frames the stack, the innermost frame first
 * @param weight the blocked time that it stands for, in ticks
 */
public record SampledStack(StackTraceElement[] frames, long weight) {

}
