package dev.exectrace.tool.view.api;

import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import tools.jackson.core.JsonGenerator;

/**
 * {@code profile}: a profile by stack, the largest stacks first. Frames are numbers of
 * methods in the order in which they are first met, the outermost first.
 */
final class ProfileEndpoint implements Endpoint {

	private static final int STACKS = 20_000;

	private final ViewedTrace trace;

	ProfileEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		Profile profile = ProfileQuery.profile(this.trace.trace(), query);
		return Answer.json((json) -> write(json, profile));
	}

	private static void write(JsonGenerator json, Profile profile) {
		json.writeStartObject();
		json.writeArrayPropertyStart("types");
		for (ProfileType type : ProfileType.values()) {
			json.writeString(type.label());
		}
		json.writeEndArray();
		json.writeStringProperty("type", profile.type().label());
		json.writeStringProperty("title", profile.type().title());
		json.writeStringProperty("unit", profile.type().unit().label());
		json.writeBooleanProperty("sampled", profile.type().isSampled());
		json.writeNumberProperty("value", profile.value());
		json.writeNumberProperty("count", profile.count());
		json.writeNumberProperty("hidden", profile.hidden());
		json.writeNumberProperty("exact", profile.exact());
		json.writeNumberProperty("threads", profile.threads());
		json.writeNumberProperty("total", profile.size());
		Map<Integer, Integer> numbers = new HashMap<>();
		json.writeArrayPropertyStart("stacks");
		int[] rows = profile.largest();
		for (int i = 0; i < Math.min(STACKS, rows.length); i++) {
			stack(json, profile, rows[i], numbers);
		}
		json.writeEndArray();
		json.writeArrayPropertyStart("methods");
		numbers.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue())
			.forEach((entry) -> json.writeString(profile.methodName(entry.getKey())));
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void stack(JsonGenerator json, Profile profile, int row, Map<Integer, Integer> numbers) {
		json.writeStartObject();
		json.writeNumberProperty("value", profile.value(row));
		json.writeNumberProperty("count", profile.count(row));
		json.writeArrayPropertyStart("frames");
		for (int depth = profile.depth(row) - 1; depth >= 0; depth--) {
			json.writeNumber(
					numbers.computeIfAbsent(profile.method(profile.frame(row, depth)), (key) -> numbers.size()));
		}
		json.writeEndArray();
		json.writeEndObject();
	}

}
