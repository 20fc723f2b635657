package dev.exectrace.analysis.tile;

/**
 * Rows that belong together and follow one another.
 *
 * @param kind what they show
 * @param name the name that they share
 * @param first the number of the first row
 * @param count how many there are
 */
public record RowGroup(RowKind kind, String name, int first, int count) {
}
