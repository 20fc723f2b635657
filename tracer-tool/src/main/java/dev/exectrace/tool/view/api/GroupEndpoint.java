package dev.exectrace.tool.view.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.exectrace.analysis.tile.Counter;
import dev.exectrace.analysis.tile.Counters;
import dev.exectrace.analysis.tile.RowGroup;

/**
 * {@code group?group=&from=&to=&spans=}: of each span how many threads of a group ran,
 * could run and were blocked at most, doubles in little-endian order. Counted when a
 * group is asked for the first time.
 */
final class GroupEndpoint implements Endpoint {

	private static final int MOST = 8192;

	private static final int GREATEST = 1;

	private final ViewedTrace trace;

	private final Map<Integer, List<Counter>> counters = new ConcurrentHashMap<>();

	GroupEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		List<RowGroup> groups = this.trace.index().rows().groups();
		int group = (int) query.number("group", 0, groups.size() - 1);
		long from = query.number("from", 0, this.trace.trace().window());
		long to = query.number("to", from, Long.MAX_VALUE / MOST);
		int spans = (int) query.number("spans", 1, MOST);
		List<Counter> counted = this.counters.computeIfAbsent(group,
				(key) -> Counters.of(this.trace.index(), groups.get(key)));
		ByteBuffer buffer = ByteBuffer.allocate(spans * counted.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		double[][] values = new double[counted.size()][];
		for (int counter = 0; counter < values.length; counter++) {
			values[counter] = counted.get(counter).values(from, to, spans);
		}
		for (int span = 0; span < spans; span++) {
			for (double[] of : values) {
				buffer.putDouble(of[span * 3 + GREATEST]);
			}
		}
		return Answer.binary(buffer.array());
	}

}
