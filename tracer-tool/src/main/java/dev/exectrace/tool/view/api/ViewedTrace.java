package dev.exectrace.tool.view.api;

import java.util.List;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.tile.Aggregator;
import dev.exectrace.analysis.tile.Counter;
import dev.exectrace.analysis.tile.Counters;
import dev.exectrace.analysis.tile.Search;
import dev.exectrace.analysis.tile.SliceDetails;
import dev.exectrace.analysis.tile.TraceIndex;
import dev.exectrace.analysis.tile.Wakes;

/**
 * A trace and what is made of it once for all requests.
 *
 * @param name the file's name, without its directory
 * @param index the slices
 * @param counters the counters
 * @param details tells of slices
 * @param wakes tells who woke whom
 * @param search searches
 * @param aggregator sums
 */
public record ViewedTrace(String name, TraceIndex index, List<Counter> counters, SliceDetails details, Wakes wakes,
		Search search, Aggregator aggregator) {

	/**
	 * Prepares a trace.
	 * @param name the file's name
	 * @param trace the trace
	 * @return it, ready for requests
	 */
	public static ViewedTrace of(String name, Trace trace) {
		TraceIndex index = TraceIndex.of(trace);
		return new ViewedTrace(name, index, Counters.of(index), new SliceDetails(index), new Wakes(index),
				new Search(index), new Aggregator(index));
	}

	Trace trace() {
		return this.index.trace();
	}

}
