package dev.exectrace.tool.view.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.tile.RowGroup;
import dev.exectrace.analysis.tile.SliceKind;
import dev.exectrace.analysis.tile.TraceIndex;
import tools.jackson.core.JsonGenerator;

/**
 * {@code rows?group=&from=&to=&sort=&filter=&offset=&limit=}: a page of a group's rows
 * that show anything in a time, with how long each was in what. Sorted by
 * {@code running}, {@code runnable} or {@code blocked}, the longest first, or as they
 * come.
 */
final class RowsEndpoint implements Endpoint {

	private static final int MOST = 1000;

	private final ViewedTrace trace;

	private final TraceIndex index;

	RowsEndpoint(ViewedTrace trace) {
		this.trace = trace;
		this.index = trace.index();
	}

	@Override
	public Answer answer(Query query) {
		List<RowGroup> groups = this.index.rows().groups();
		RowGroup group = groups.get((int) query.number("group", 0, groups.size() - 1));
		long from = query.number("from", 0, Long.MAX_VALUE, 0);
		long to = query.number("to", from, Long.MAX_VALUE, this.trace.trace().window());
		String filter = query.text("filter", "").toLowerCase(Locale.ROOT);
		long offset = query.number("offset", 0, Integer.MAX_VALUE, 0);
		long limit = query.number("limit", 1, MOST, MOST);
		boolean all = !query.has("from") && !query.has("to");
		List<Integer> rows = IntStream.range(group.first(), group.first() + group.count())
			.filter((row) -> filter.isEmpty() || name(row).toLowerCase(Locale.ROOT).contains(filter))
			.filter((row) -> all || showsAnything(row, from, to))
			.boxed()
			.toList();
		List<Integer> page = sorted(rows, query.text("sort", ""), from, to).stream().skip(offset).limit(limit).toList();
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeNumberProperty("total", rows.size());
			json.writeArrayPropertyStart("rows");
			page.forEach((row) -> row(json, row, from, to));
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	private String name(int row) {
		return this.index.rows().name(row);
	}

	private boolean showsAnything(int row, long from, long to) {
		int thread = this.index.rows().thread(row);
		if (thread >= 0) {
			Threads threads = this.trace.trace().threads();
			return threads.start(thread) < to && threads.end(thread) > from;
		}
		long[] times = this.index.times(row, from, to);
		return IntStream.range(SliceKind.NONE + 1, times.length).anyMatch((kind) -> times[kind] > 0);
	}

	private List<Integer> sorted(List<Integer> rows, String sort, long from, long to) {
		ToLongFunction<long[]> by = switch (sort) {
			case "" -> null;
			case "running" -> (times) -> times[SliceKind.RUNNING];
			case "runnable" -> (times) -> times[SliceKind.RUNNABLE];
			case "blocked" -> RowsEndpoint::blocked;
			default -> throw new BadRequestException("'sort' must be running, runnable or blocked");
		};
		if (by == null) {
			return rows;
		}
		record Sorted(int row, long by) {
		}
		return rows.stream()
			.map((row) -> new Sorted(row, by.applyAsLong(this.index.times(row, from, to))))
			.sorted(Comparator.comparingLong(Sorted::by).reversed())
			.map(Sorted::row)
			.toList();
	}

	private static long blocked(long[] times) {
		return IntStream.range(0, times.length).filter(SliceKind::isBlocked).mapToLong((kind) -> times[kind]).sum();
	}

	private void row(JsonGenerator json, int row, long from, long to) {
		long[] times = this.index.times(row, from, to);
		int thread = this.index.rows().thread(row);
		json.writeStartObject();
		json.writeNumberProperty("row", row);
		json.writeStringProperty("name", name(row));
		if (thread >= 0) {
			json.writeNumberProperty("thread", this.trace.trace().threads().id(thread));
		}
		json.writeNumberProperty("slices", this.index.slices(row));
		json.writeNumberProperty("running", times[SliceKind.RUNNING]);
		json.writeNumberProperty("runnable", times[SliceKind.RUNNABLE]);
		json.writeNumberProperty("blocked", blocked(times));
		json.writeEndObject();
	}

}
