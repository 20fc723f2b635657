package dev.exectrace.tool.view.api;

import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.analysis.tile.Aggregate;
import dev.exectrace.analysis.tile.Aggregate.StackTime;
import dev.exectrace.analysis.tile.RowGroup;
import dev.exectrace.analysis.tile.SliceKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code aggregate?from=&to=&rows=} or {@code &groups=}: what some rows did in a time, in
 * sum, and the stacks that waited longest.
 */
final class AggregateEndpoint implements Endpoint {

	private static final int STACKS = 12;

	private static final long LIMIT = 1_000_000;

	private final ViewedTrace trace;

	AggregateEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		long from = query.number("from", 0, Long.MAX_VALUE);
		long to = query.number("to", from, Long.MAX_VALUE);
		Aggregate sum = this.trace.aggregator().sum(from, to, rows(query), STACKS, LIMIT);
		return Answer.json((json) -> write(json, sum));
	}

	private int[] rows(Query query) {
		int count = this.trace.index().rows().count();
		if (query.has("groups")) {
			List<RowGroup> groups = this.trace.index().rows().groups();
			return IntStream.of(query.numbers("groups", groups.size(), groups.size()))
				.mapToObj(groups::get)
				.flatMapToInt((group) -> IntStream.range(group.first(), group.first() + group.count()))
				.toArray();
		}
		return query.numbers("rows", count, count);
	}

	private void write(JsonGenerator json, Aggregate sum) {
		json.writeStartObject();
		json.writeNumberProperty("from", sum.from());
		json.writeNumberProperty("to", sum.to());
		json.writeNumberProperty("rows", sum.rows());
		json.writeArrayPropertyStart("times");
		sum.times().forEach(json::writeNumber);
		json.writeEndArray();
		json.writeBooleanProperty("complete", sum.complete());
		json.writeArrayPropertyStart("stacks");
		sum.stacks().forEach((stack) -> stack(json, stack));
		json.writeEndArray();
		json.writeEndObject();
	}

	private void stack(JsonGenerator json, StackTime stack) {
		json.writeStartObject();
		json.writeNumberProperty("kind", stack.kind());
		json.writeStringProperty("label", SliceKind.label(stack.kind()));
		json.writeNumberProperty("time", stack.time());
		json.writeNumberProperty("count", stack.count());
		json.writeArrayPropertyStart("stack");
		this.trace.trace().code().describe(stack.stack()).forEach(json::writeString);
		json.writeEndArray();
		json.writeEndObject();
	}

}
