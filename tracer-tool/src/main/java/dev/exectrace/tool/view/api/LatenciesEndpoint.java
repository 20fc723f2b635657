package dev.exectrace.tool.view.api;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskAnalysis;
import tools.jackson.core.JsonGenerator;

/**
 * {@code latencies?name=&from=&to=&task=&tasks=&least=&most=}: how many tasks of a name,
 * of all without one, took how long, in four bars for each doubling, and the slowest of
 * those that took from {@code least} to {@code most}.
 */
final class LatenciesEndpoint implements Endpoint {

	private static final int SLOWEST = 50;

	private static final int BARS = 4;

	private final ViewedTrace trace;

	LatenciesEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		Selection time = TimeQuery.selection(query);
		long least = query.number("least", 0, Long.MAX_VALUE, 0);
		long most = query.number("most", least, Long.MAX_VALUE, Long.MAX_VALUE);
		Tasks tasks = this.trace.trace().tasks();
		int[] chosen = IntStream
			.of(new TaskAnalysis(this.trace.trace(), TaskQuery.selection(this.trace.trace(), query), time).tasks())
			.filter((task) -> !query.has("name") || query.text("name", "").equals(tasks.name(task)))
			.toArray();
		TreeMap<Integer, Integer> bars = new TreeMap<>();
		for (int task : chosen) {
			bars.merge(bar(tasks.duration(task)), 1, Integer::sum);
		}
		List<Integer> slowest = IntStream.of(chosen)
			.filter((task) -> tasks.duration(task) >= least && tasks.duration(task) <= most)
			.boxed()
			.sorted(Comparator.comparingLong(tasks::duration).reversed())
			.limit(SLOWEST)
			.toList();
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeArrayPropertyStart("bars");
			if (!bars.isEmpty()) {
				IntStream.rangeClosed(bars.firstKey(), bars.lastKey()).forEach((bar) -> {
					json.writeStartObject();
					json.writeNumberProperty("least", start(bar));
					json.writeNumberProperty("most", start(bar + 1) - 1);
					json.writeNumberProperty("count", bars.getOrDefault(bar, 0));
					json.writeEndObject();
				});
			}
			json.writeEndArray();
			json.writeArrayPropertyStart("slowest");
			slowest.forEach((task) -> task(json, task));
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	private static int bar(long duration) {
		int bar = (int) (Math.log(Math.max(1, duration)) / Math.log(2) * BARS);
		while (start(bar + 1) <= duration) {
			bar++;
		}
		while (bar > 0 && start(bar) > duration) {
			bar--;
		}
		return bar;
	}

	private static long start(int bar) {
		return (bar > 0) ? (long) Math.ceil(Math.pow(2, (double) bar / BARS)) : 0;
	}

	private void task(JsonGenerator json, int task) {
		json.writeStartObject();
		TaskJson.write(json, this.trace, task);
		json.writeStringProperty("outcome", this.trace.trace().tasks().outcome(task));
		json.writeStringProperty("attributes", this.trace.trace().tasks().attributes(task));
		json.writeEndObject();
	}

}
