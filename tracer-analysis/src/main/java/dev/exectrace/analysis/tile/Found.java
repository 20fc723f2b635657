package dev.exectrace.analysis.tile;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the hits, by sort
 * @param marks where on the whole they are: instants in nanoseconds since the window's
 * start, each standing for all about it
 */
public record Found(List<Hits> hits, List<Long> marks) {
}
