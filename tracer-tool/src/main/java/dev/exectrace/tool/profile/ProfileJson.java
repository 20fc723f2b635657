package dev.exectrace.tool.profile;

import java.util.List;

import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.profile.MethodTotal;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Table;
import tools.jackson.core.JsonGenerator;

/**
 * A profile as JSON.
 */
final class ProfileJson {

	private ProfileJson() {
	}

	static void write(Profile profile, int limit, JsonGenerator json) {
		json.writeStartObject();
		json.writeStringProperty("type", profile.type().label());
		json.writeStringProperty("unit", profile.type().unit().label());
		json.writeNumberProperty("from", profile.from());
		json.writeNumberProperty("duration", profile.duration());
		json.writeNumberProperty("threads", profile.threads());
		json.writeNumberProperty("value", profile.value());
		json.writeNumberProperty("count", profile.count());
		json.writeNumberProperty("hiddenIdle", profile.hidden());
		json.writeNumberProperty("exact", profile.exact());
		json.writeName("methods");
		methods(profile, limit).write(json);
		json.writeName("stacks");
		stacks(profile, limit, json);
		json.writeEndObject();
	}

	private static Table methods(Profile profile, int limit) {
		Table table = new Table(Column.text("method", "method"), Column.count("flat", "flat"),
				Column.count("cumulative", "cum"));
		List<MethodTotal> methods = profile.methods();
		for (MethodTotal method : methods.subList(0, Math.min(limit, methods.size()))) {
			table.row(method.method(), method.flat(), method.cumulative());
		}
		return table;
	}

	private static void stacks(Profile profile, int limit, JsonGenerator json) {
		json.writeStartArray();
		int[] rows = profile.largest();
		for (int at = 0; at < Math.min(limit, rows.length); at++) {
			int row = rows[at];
			json.writeStartObject();
			json.writeNumberProperty("value", profile.value(row));
			json.writeNumberProperty("count", profile.count(row));
			json.writeStringProperty("group", profile.group(row));
			if (profile.reason(row) != WaitReason.NONE) {
				json.writeStringProperty("reason", profile.reason(row).label());
			}
			json.writeName("frames");
			json.writeStartArray();
			for (int depth = 0; depth < profile.depth(row); depth++) {
				json.writeString(profile.describe(profile.frame(row, depth)));
			}
			json.writeEndArray();
			json.writeEndObject();
		}
		json.writeEndArray();
	}

}
