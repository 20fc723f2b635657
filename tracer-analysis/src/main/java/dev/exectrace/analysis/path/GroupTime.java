package dev.exectrace.analysis.path;

/**
 * How long the threads of a group ran on the carriers.
 *
 * @param group the group's number
 * @param time nanoseconds, over all carriers
 */
public record GroupTime(int group, long time) {
}
