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
		instances(profile, json);
		json.writeName("methods");
		methods(profile, limit).write(json);
		json.writeName("stacks");
		stacks(profile, limit, json);
		json.writeEndObject();
	}

	private static void instances(Profile profile, JsonGenerator json) {
		if (profile.instances().isEmpty()) {
			return;
		}
		Table table = new Table(Column.text("instance", "instance"), Column.count("value", "value"));
		long[] values = profile.valuesByInstance();
		for (int instance = 0; instance < values.length; instance++) {
			table.row(profile.instances().get(instance), values[instance]);
		}
		json.writeName("instances");
		table.write(json);
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
			if (profile.instance(row) >= 0) {
				json.writeStringProperty("instance", profile.instances().get(profile.instance(row)));
			}
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
