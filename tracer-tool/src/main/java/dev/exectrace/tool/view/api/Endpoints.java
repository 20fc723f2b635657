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
		return Map.of("meta", new MetaEndpoint(trace), "rows", new RowsEndpoint(trace), "names",
				new NamesEndpoint(trace), "tile", new TileEndpoint(trace), "counter", new CounterEndpoint(trace),
				"group", new GroupEndpoint(trace), "slice", new SliceEndpoint(trace), "flows", new FlowsEndpoint(trace),
				"search", new SearchEndpoint(trace), "aggregate", new AggregateEndpoint(trace));
	}

}
