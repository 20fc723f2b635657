package dev.exectrace.tool.view.api;

import java.util.HashMap;
import java.util.Map;

/**
 * What can be asked of a trace, by the name in the address.
 */
public final class Endpoints {

	private Endpoints() {
	}

	/**
	 * The endpoints of a trace.
	 * @param trace the trace
	 * @return the endpoints by name
	 */
	public static Map<String, Endpoint> of(ViewedTrace trace) {
		return of(trace, null, false, false);
	}

	/**
	 * The endpoints of a trace in whose place another one can be taken.
	 * @param trace the trace
	 * @return the endpoints by name
	 */
	public static Map<String, Endpoint> live(ViewedTrace trace) {
		return of(trace, null, true, false);
	}

	/**
	 * The endpoints of the start of a trace, while all of it is being read.
	 * @param start the start
	 * @return the endpoints by name
	 */
	public static Map<String, Endpoint> early(ViewedTrace start) {
		return of(start, null, false, true);
	}

	/**
	 * The endpoints of a trace that is the earlier one of two, with those of the
	 * comparison.
	 * @param before the trace
	 * @param after the later one
	 * @param page the page of the comparison
	 * @return the endpoints by name
	 */
	public static Map<String, Endpoint> before(ViewedTrace before, ViewedTrace after, String page) {
		Map<String, Endpoint> endpoints = new HashMap<>(
				of(before, new Comparison(after.name(), page, false), false, false));
		endpoints.put("diff", new DiffEndpoint(before, after));
		return Map.copyOf(endpoints);
	}

	/**
	 * The endpoints of a trace that is the later one of two.
	 * @param after the trace
	 * @param before the earlier one
	 * @param page the page of the comparison
	 * @return the endpoints by name
	 */
	public static Map<String, Endpoint> after(ViewedTrace after, ViewedTrace before, String page) {
		return of(after, new Comparison(before.name(), page, true), false, false);
	}

	private static Map<String, Endpoint> of(ViewedTrace trace, Comparison comparison, boolean live, boolean early) {
		return Map.ofEntries(Map.entry("meta", new MetaEndpoint(trace, comparison, live, early)),
				Map.entry("rows", new RowsEndpoint(trace)), Map.entry("names", new NamesEndpoint(trace)),
				Map.entry("tile", new TileEndpoint(trace)), Map.entry("counter", new CounterEndpoint(trace)),
				Map.entry("group", new GroupEndpoint(trace)), Map.entry("slice", new SliceEndpoint(trace)),
				Map.entry("flows", new FlowsEndpoint(trace)), Map.entry("stops", new StopsEndpoint(trace)),
				Map.entry("findings", new FindingsEndpoint(trace)), Map.entry("threads", new ThreadsEndpoint(trace)),
				Map.entry("locks", new LocksEndpoint(trace)), Map.entry("tasks", new TasksEndpoint(trace)),
				Map.entry("latencies", new LatenciesEndpoint(trace)), Map.entry("path", new PathEndpoint(trace)),
				Map.entry("profile", new ProfileEndpoint(trace)), Map.entry("pprof", new PprofEndpoint(trace)),
				Map.entry("search", new SearchEndpoint(trace)), Map.entry("aggregate", new AggregateEndpoint(trace)));
	}

}
