package dev.exectrace.tool.view.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.exectrace.analysis.diff.Change;
import dev.exectrace.analysis.diff.Measurement;
import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.diff.TraceDiff;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.tile.SliceKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code diff?per=&from=&to=&afterFrom=&afterTo=}: what got slower and what faster from
 * one trace to another, per {@code second}, {@code thread} or {@code task}, the greatest
 * changes first; of all that the traces tell, or of a time of either.
 */
final class DiffEndpoint implements Endpoint {

	private static final int MOST = 500;

	private final ViewedTrace before;

	private final ViewedTrace after;

	/** Of the whole traces, as those are asked for again and again. */
	private final Map<Per, Measured> whole = new ConcurrentHashMap<>();

	DiffEndpoint(ViewedTrace before, ViewedTrace after) {
		this.before = before;
		this.after = after;
	}

	@Override
	public Answer answer(Query query) {
		Per per = per(query.text("per", Per.SECOND.label()));
		Selection first = TimeQuery.selection(query);
		Selection second = TimeQuery.selection(query, "afterFrom", "afterTo");
		boolean all = first.equals(Selection.ALL) && second.equals(Selection.ALL);
		Measured measured = all ? this.whole.computeIfAbsent(per, (key) -> measure(key, first, second))
				: measure(per, first, second);
		TraceDiff diff = measured.diff();
		return Answer.json((json) -> {
			json.writeStartObject();
			write(json, "before", this.before, measured.before());
			write(json, "after", this.after, measured.after());
			write(json, "states", diff.states());
			write(json, "groups", diff.groups());
			write(json, "stacks", diff.stacks());
			json.writeEndObject();
		});
	}

	private static Per per(String text) {
		return Arrays.stream(Per.values())
			.filter((per) -> per.label().equals(text))
			.findFirst()
			.orElseThrow(() -> new BadRequestException("'per' must be second, thread or task"));
	}

	private Measured measure(Per per, Selection before, Selection after) {
		Measurement first = measurement(this.before, before, per);
		Measurement second = measurement(this.after, after, per);
		return new Measured(first, second, TraceDiff.of(first, second));
	}

	private static Measurement measurement(ViewedTrace trace, Selection time, Per per) {
		Measurement measurement = Measurement.of(trace.trace(), time, per);
		if (measurement.threads() == 0) {
			throw new BadRequestException("No thread of " + trace.name() + " did anything"
					+ (time.equals(Selection.ALL) ? "" : " in that time"));
		}
		if (per == Per.TASK && measurement.tasks() == 0) {
			throw new BadRequestException("No task of " + trace.name() + " ended"
					+ (time.equals(Selection.ALL) ? "" : " in that time") + ": compare per second or per thread");
		}
		return measurement;
	}

	private static void write(JsonGenerator json, String name, ViewedTrace trace, Measurement measurement) {
		json.writeObjectPropertyStart(name);
		json.writeStringProperty("file", trace.name());
		json.writeNumberProperty("length", measurement.length());
		json.writeNumberProperty("threads", measurement.threads());
		json.writeNumberProperty("tasks", measurement.tasks());
		json.writeEndObject();
	}

	private static void write(JsonGenerator json, String name, List<Change> changes) {
		json.writeArrayPropertyStart(name);
		changes.stream().filter((change) -> change.nanos() != 0).limit(MOST).forEach((change) -> write(json, change));
		json.writeEndArray();
	}

	private static void write(JsonGenerator json, Change change) {
		json.writeStartObject();
		json.writeNumberProperty("kind", SliceKind.of(change.activity().state(), change.activity().reason()));
		json.writeStringProperty("subject", change.activity().subject());
		json.writeNumberProperty("before", Math.round(change.before().nanos()));
		json.writeNumberProperty("after", Math.round(change.after().nanos()));
		json.writeNumberProperty("change", Math.round(change.nanos()));
		json.writeNumberProperty("noise", Math.round(change.noise()));
		json.writeBooleanProperty("clear", change.isClear());
		json.writeEndObject();
	}

	/** Both traces, alike. */
	private record Measured(Measurement before, Measurement after, TraceDiff diff) {
	}

}
