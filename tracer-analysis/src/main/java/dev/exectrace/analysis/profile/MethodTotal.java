package dev.exectrace.analysis.profile;

/**
 * What one method has of a profile.
 *
 * @param method the method as in {@code java.lang.Object.wait}
 * @param flat the value of the stacks that end in it, in the profile's unit
 * @param cumulative the value of the stacks that it is in, once each
 */
public record MethodTotal(String method, long flat, long cumulative) {
}
