package dev.exectrace.analysis.jfr;

import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.model.CpuLoad;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.HeapSample;
import dev.exectrace.analysis.model.Pause;

/**
 * Takes in what the JVM and the machine did.
 */
final class MachineHandlers {

	private MachineHandlers() {
	}

	static EventHandler garbageCollection(EventLayout layout, ChunkContext chunk) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int id = layout.slot("gcId");
		int name = layout.slot("name");
		int cause = layout.slot("cause");
		int pauses = layout.slot("sumOfPauses");
		int longest = layout.slot("longestPause");
		return (event) -> {
			if (!chunk.isBefore(event, start, duration)) {
				chunk.builder()
					.garbageCollection(new GarbageCollection(event.number(id), event.text(name, "GC"),
							event.text(cause, ""), chunk.time(event, start), chunk.length(event, duration),
							chunk.length(event, pauses), chunk.length(event, longest)));
			}
		};
	}

	static EventHandler gcPause(EventLayout layout, ChunkContext chunk) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int id = layout.slot("gcId");
		int name = layout.slot("name");
		return (event) -> {
			if (chunk.isBefore(event, start, duration)) {
				return;
			}
			long at = chunk.time(event, start);
			chunk.builder()
				.pause(new Pause(at, at + chunk.length(event, duration), event.text(name, "GC Pause"),
						event.number(id)));
		};
	}

	static EventHandler vmOperation(EventLayout layout, ChunkContext chunk) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int operation = layout.slot("operation");
		int safepoint = layout.slot("safepoint");
		return (event) -> {
			if (event.number(safepoint) != 0 && !chunk.isBefore(event, start, duration)) {
				long at = chunk.time(event, start);
				chunk.builder()
					.pause(new Pause(at, at + chunk.length(event, duration), event.text(operation, "VM operation"),
							-1));
			}
		};
	}

	static EventHandler heap(EventLayout layout, ChunkContext chunk) {
		int at = layout.slot("startTime");
		int used = layout.slot("heapUsed");
		int committed = layout.slot("heapSpace.committedSize");
		return (event) -> chunk.builder()
			.heap(new HeapSample(chunk.time(event, at), event.number(used), event.number(committed)));
	}

	static EventHandler cpuLoad(EventLayout layout, ChunkContext chunk) {
		int at = layout.slot("startTime");
		int user = layout.slot("jvmUser");
		int system = layout.slot("jvmSystem");
		int machine = layout.slot("machineTotal");
		return (event) -> chunk.builder()
			.cpuLoad(new CpuLoad(chunk.time(event, at), event.real(user) + event.real(system), event.real(machine)));
	}

	static EventHandler executionSample(EventLayout layout, ChunkContext chunk, long defaultPeriod) {
		int at = layout.slot("startTime");
		int sampled = (layout.slot("sampledThread") != 0) ? layout.slot("sampledThread") : layout.slot("eventThread");
		int stack = layout.slot("stackTrace");
		int period = layout.slot("samplingPeriod");
		return (event) -> {
			if (chunk.isBefore(event, at, 0)) {
				return;
			}
			int thread = chunk.thread(event, sampled);
			if (thread >= 0) {
				long weight = (period != 0) ? chunk.length(event, period) : chunk.facts().samplePeriodOr(defaultPeriod);
				chunk.builder().cpuSample(thread, chunk.time(event, at), chunk.stack(event, stack), weight);
			}
		};
	}

	static EventHandler allocation(EventLayout layout, ChunkContext chunk, String bytesField) {
		int at = layout.slot("startTime");
		int thread = layout.slot("eventThread");
		int stack = layout.slot("stackTrace");
		int type = layout.slot("objectClass");
		int bytes = layout.slot(bytesField);
		return (event) -> {
			if (chunk.isBefore(event, at, 0)) {
				return;
			}
			int number = chunk.thread(event, thread);
			if (number >= 0) {
				chunk.builder()
					.allocation(number, chunk.time(event, at), chunk.stack(event, stack), event.number(bytes),
							chunk.type(event, type));
			}
		};
	}

	/**
	 * What the JVM runs. Its arguments are left out, as they may hold passwords.
	 */
	static EventHandler application(EventLayout layout, ChunkContext chunk) {
		int arguments = layout.slot("javaArguments");
		return (event) -> {
			String[] words = event.text(arguments, "").strip().split("\\s+", 2);
			if (!words[0].isEmpty()) {
				chunk.facts().property("application", words[0].substring(words[0].lastIndexOf('/') + 1));
			}
		};
	}

	/** The first line, of {@code os-release} the name, of a version no more than that. */
	private static String brief(String text) {
		String line = text.strip().lines().findFirst().orElse("");
		if (line.startsWith("PRETTY_NAME=")) {
			return line.substring(line.indexOf('=') + 1).replace("\"", "");
		}
		int built = line.indexOf(" JRE (");
		return (built > 0) ? line.substring(0, built) : line;
	}

	/** What stands in events that are written once. */
	static EventHandler properties(EventLayout layout, ChunkContext chunk, Map<String, String> names) {
		Map<Integer, String> slots = new HashMap<>();
		names.forEach((field, name) -> slots.put(layout.slot(field), name));
		return (event) -> slots.forEach((slot, name) -> {
			String text = event.text(slot);
			if (text != null && !text.isBlank()) {
				chunk.facts().property(name, brief(text));
			}
		});
	}

}
