package dev.exectrace.tool.view.api;

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
		return Map.ofEntries(Map.entry("meta", new MetaEndpoint(trace)), Map.entry("rows", new RowsEndpoint(trace)),
				Map.entry("names", new NamesEndpoint(trace)), Map.entry("tile", new TileEndpoint(trace)),
				Map.entry("counter", new CounterEndpoint(trace)), Map.entry("group", new GroupEndpoint(trace)),
				Map.entry("slice", new SliceEndpoint(trace)), Map.entry("flows", new FlowsEndpoint(trace)),
				Map.entry("stops", new StopsEndpoint(trace)), Map.entry("findings", new FindingsEndpoint(trace)),
				Map.entry("threads", new ThreadsEndpoint(trace)), Map.entry("locks", new LocksEndpoint(trace)),
				Map.entry("tasks", new TasksEndpoint(trace)), Map.entry("latencies", new LatenciesEndpoint(trace)),
				Map.entry("path", new PathEndpoint(trace)), Map.entry("profile", new ProfileEndpoint(trace)),
				Map.entry("pprof", new PprofEndpoint(trace)), Map.entry("search", new SearchEndpoint(trace)),
				Map.entry("aggregate", new AggregateEndpoint(trace)));
	}

}
