package dev.exectrace.runtime.instrument;

import java.lang.reflect.Field;
import java.util.Map;

import dev.exectrace.agent.ThreadStates;

/**
 * Reads from {@code java.lang.VirtualThread} which number stands for which state.
 */
final class ThreadStateDefinitions {

	private static final Map<String, Byte> MEANINGS = Map.ofEntries(Map.entry("STARTED", ThreadStates.STARTED),
			Map.entry("RUNNING", ThreadStates.RUNNING), Map.entry("PARKING", ThreadStates.PARK),
			Map.entry("PARKED", ThreadStates.PARK), Map.entry("TIMED_PARKING", ThreadStates.TIMED_PARK),
			Map.entry("TIMED_PARKED", ThreadStates.TIMED_PARK), Map.entry("PINNED", ThreadStates.PINNED),
			Map.entry("TIMED_PINNED", ThreadStates.TIMED_PINNED), Map.entry("UNPARKED", ThreadStates.UNPARKED),
			Map.entry("UNBLOCKED", ThreadStates.UNBLOCKED), Map.entry("YIELDING", ThreadStates.YIELD),
			Map.entry("YIELDED", ThreadStates.YIELD), Map.entry("BLOCKING", ThreadStates.MONITOR_ENTER),
			Map.entry("BLOCKED", ThreadStates.MONITOR_ENTER), Map.entry("WAITING", ThreadStates.OBJECT_WAIT),
			Map.entry("WAIT", ThreadStates.OBJECT_WAIT), Map.entry("TIMED_WAITING", ThreadStates.TIMED_OBJECT_WAIT),
			Map.entry("TIMED_WAIT", ThreadStates.TIMED_OBJECT_WAIT));

	private ThreadStateDefinitions() {
	}

	static void read() throws ReflectiveOperationException {
		Class<?> type = Class.forName(Hook.VIRTUAL_THREAD);
		for (Field field : type.getDeclaredFields()) {
			Byte meaning = (field.getType() == int.class) ? MEANINGS.get(field.getName()) : null;
			if (meaning != null) {
				field.setAccessible(true);
				ThreadStates.define(field.getInt(null), meaning);
			}
		}
	}

}
