package dev.exectrace.analysis.jfr;

import dev.exectrace.analysis.model.WaitDetail;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WaitReasons;
import dev.exectrace.analysis.model.Waits;

/**
 * Takes in waits.
 */
final class WaitHandlers {

	private WaitHandlers() {
	}

	/**
	 * Waits by our own hooks: of virtual threads that carry a stack, of platform threads.
	 */
	static EventHandler own(EventLayout layout, ChunkContext chunk) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int thread = layout.slot("eventThread");
		int stack = layout.slot("stackTrace");
		int reason = layout.slot("reason");
		int type = layout.slot("blockerClass");
		int weight = layout.slot("weight");
		return (event) -> {
			if (chunk.isBefore(event, start, duration)) {
				return;
			}
			int blocker = chunk.type(event, type);
			add(chunk, chunk.thread(event, thread), chunk.time(event, start), chunk.length(event, duration),
					WaitReasons.ofName(event.text(reason, ""), chunk.builder().typeName(blocker)), blocker,
					chunk.stack(event, stack), chunk.length(event, weight), null);
		};
	}

	/** A wait that the JDK tells. */
	static EventHandler jdk(EventLayout layout, ChunkContext chunk, WaitReason reason, String typeField,
			String holderField, String... targetFields) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int thread = layout.slot("eventThread");
		int stack = layout.slot("stackTrace");
		int type = layout.slot(typeField);
		int holder = layout.slot(holderField);
		int address = reason == WaitReason.NETWORK ? 0 : layout.slot("address");
		int[] targets = new int[targetFields.length];
		for (int i = 0; i < targets.length; i++) {
			targets[i] = layout.slot(targetFields[i]);
		}
		return (event) -> {
			if (chunk.isBefore(event, start, duration)) {
				return;
			}
			int blocker = chunk.type(event, type);
			WaitReason actual = (reason == WaitReason.PARK) ? WaitReasons.ofBlocker(chunk.builder().typeName(blocker))
					: reason;
			String target = target(event, targets);
			int owner = chunk.thread(event, holder);
			long at = event.number(address);
			WaitDetail detail = (target != null || owner >= 0 || at != 0) ? new WaitDetail(target, at, owner) : null;
			add(chunk, chunk.thread(event, thread), chunk.time(event, start), chunk.length(event, duration), actual,
					blocker, chunk.stack(event, stack), Waits.EXACT, detail);
		};
	}

	/** Whom a thread waited for, in a wait that another event tells. */
	static EventHandler peer(EventLayout layout, ChunkContext chunk) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int thread = layout.slot("eventThread");
		int[] targets = { layout.slot("host"), layout.slot("address") };
		return (event) -> {
			if (!chunk.isBefore(event, start, duration)) {
				add(chunk, chunk.thread(event, thread), chunk.time(event, start), chunk.length(event, duration),
						WaitReason.NETWORK, -1, -1, 0, new WaitDetail(target(event, targets), 0, -1));
			}
		};
	}

	private static String target(Event event, int[] targets) {
		for (int slot : targets) {
			String text = event.text(slot);
			if (text != null && !text.isEmpty()) {
				return text;
			}
		}
		return null;
	}

	private static void add(ChunkContext chunk, int thread, long start, long duration, WaitReason reason, int type,
			int stack, long weight, WaitDetail detail) {
		if (thread >= 0) {
			chunk.builder().wait(thread, start, duration, reason, type, stack, weight, detail);
		}
	}

	/** Who unparked a platform thread. */
	static EventHandler wakeup(EventLayout layout, ChunkContext chunk) {
		int at = layout.slot("startTime");
		int waker = layout.slot("eventThread");
		int wakee = layout.slot("wakee");
		return (event) -> {
			if (chunk.isBefore(event, at, 0)) {
				return;
			}
			int thread = chunk.thread(event, wakee);
			if (thread >= 0) {
				chunk.builder().wakeup(chunk.time(event, at), chunk.thread(event, waker), thread);
			}
		};
	}

}
