package dev.exectrace.tool.view.api;

import java.util.function.ToLongFunction;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.distribution.Distribution;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.task.TaskTime;
import dev.exectrace.analysis.tile.SliceKind;
import tools.jackson.core.JsonGenerator;

/**
 * Times by kind of slice, as the property {@code times}, and distributions.
 */
final class TimesJson {

	private TimesJson() {
	}

	static void write(JsonGenerator json, Breakdown time) {
		write(json, time::in, time::blocked);
	}

	static void write(JsonGenerator json, TaskTime time) {
		write(json, time::in, time::blocked);
	}

	private static void write(JsonGenerator json, ToLongFunction<ThreadState> in, ToLongFunction<WaitReason> blocked) {
		long[] times = new long[SliceKind.COUNT];
		for (ThreadState state : ThreadState.values()) {
			if (state != ThreadState.BLOCKED) {
				times[SliceKind.of(state, WaitReason.NONE)] = in.applyAsLong(state);
			}
		}
		for (WaitReason reason : WaitReason.values()) {
			times[SliceKind.of(ThreadState.BLOCKED, reason)] = blocked.applyAsLong(reason);
		}
		json.writeArrayPropertyStart("times");
		for (long time : times) {
			json.writeNumber(time);
		}
		json.writeEndArray();
	}

	static void write(JsonGenerator json, String name, Distribution distribution) {
		json.writeObjectPropertyStart(name);
		json.writeNumberProperty("count", distribution.count());
		json.writeNumberProperty("sum", distribution.sum());
		json.writeNumberProperty("p50", distribution.p50());
		json.writeNumberProperty("p90", distribution.p90());
		json.writeNumberProperty("p99", distribution.p99());
		json.writeNumberProperty("max", distribution.max());
		json.writeEndObject();
	}

}
