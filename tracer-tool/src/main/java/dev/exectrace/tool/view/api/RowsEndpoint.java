package dev.exectrace.tool.view.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import dev.exectrace.analysis.tile.RowGroup;
import dev.exectrace.analysis.tile.SliceKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code rows?group=&sort=&filter=&offset=&limit=}: a page of a group's rows with how
 * long each was in what. Sorted by {@code running}, {@code runnable} or {@code blocked},
 * the longest first, or as they come.
 */
final class RowsEndpoint implements Endpoint {

	private static final int MOST = 1000;

	private final ViewedTrace trace;

	RowsEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		List<RowGroup> groups = this.trace.index().rows().groups();
		RowGroup group = groups.get((int) query.number("group", 0, groups.size() - 1));
		String filter = query.text("filter", "").toLowerCase(Locale.ROOT);
		long offset = query.number("offset", 0, Integer.MAX_VALUE, 0);
		long limit = query.number("limit", 1, MOST, MOST);
		List<Integer> rows = IntStream.range(group.first(), group.first() + group.count())
			.filter((row) -> filter.isEmpty() || name(row).toLowerCase(Locale.ROOT).contains(filter))
			.boxed()
			.toList();
		List<Integer> page = sorted(rows, query.text("sort", "")).stream().skip(offset).limit(limit).toList();
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeNumberProperty("total", rows.size());
			json.writeArrayPropertyStart("rows");
			page.forEach((row) -> row(json, row));
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	private String name(int row) {
		return this.trace.index().rows().name(row);
	}

	private List<Integer> sorted(List<Integer> rows, String sort) {
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
			.map((row) -> new Sorted(row, by.applyAsLong(times(row))))
			.sorted(Comparator.comparingLong(Sorted::by).reversed())
			.map(Sorted::row)
			.toList();
	}

	private long[] times(int row) {
		return this.trace.index().times(row, 0, this.trace.trace().window());
	}

	private static long blocked(long[] times) {
		return IntStream.range(0, times.length).filter(SliceKind::isBlocked).mapToLong((kind) -> times[kind]).sum();
	}

	private void row(JsonGenerator json, int row) {
		long[] times = times(row);
		int thread = this.trace.index().rows().thread(row);
		json.writeStartObject();
		json.writeNumberProperty("row", row);
		json.writeStringProperty("name", name(row));
		if (thread >= 0) {
			json.writeNumberProperty("thread", this.trace.trace().threads().id(thread));
		}
		json.writeNumberProperty("slices", this.trace.index().slices(row));
		json.writeNumberProperty("running", times[SliceKind.RUNNING]);
		json.writeNumberProperty("runnable", times[SliceKind.RUNNABLE]);
		json.writeNumberProperty("blocked", blocked(times));
		json.writeEndObject();
	}

}
