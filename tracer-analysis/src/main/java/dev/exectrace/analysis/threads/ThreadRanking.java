package dev.exectrace.analysis.threads;

import java.util.List;

/**
 * The first of many threads, in the order asked for.
 *
 * @param first the first of them
 * @param count how many there are
 */
public record ThreadRanking(List<ThreadStatistics> first, int count) {
}
