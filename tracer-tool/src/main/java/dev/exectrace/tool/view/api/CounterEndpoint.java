package dev.exectrace.tool.view.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code counter?number=&from=&to=&spans=}: of each span the least, the greatest and the
 * last value, doubles in little-endian order.
 */
final class CounterEndpoint implements Endpoint {

	private static final int MOST = 8192;

	private final ViewedTrace trace;

	CounterEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		int number = (int) query.number("number", 0, this.trace.counters().size() - 1);
		long from = query.number("from", 0, this.trace.trace().window());
		long to = query.number("to", from, Long.MAX_VALUE / MOST);
		int spans = (int) query.number("spans", 1, MOST);
		double[] values = this.trace.counters().get(number).values(from, to, spans);
		ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		buffer.asDoubleBuffer().put(values);
		return Answer.binary(buffer.array());
	}

}
