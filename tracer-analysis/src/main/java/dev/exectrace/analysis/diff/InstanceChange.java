package dev.exectrace.analysis.diff;

/**
 * What an instance has more or less of than the others.
 *
 * @param instance the instance's name
 * @param change what is different: {@code before} is what is typical of the others,
 * {@code after} is its own
 */
public record InstanceChange(String instance, Change change) {
}
