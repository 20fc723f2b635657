package dev.exectrace.analysis.jfr;

import dev.exectrace.analysis.model.LiveThread;

/**
 * Takes in what begins, ends and is alive.
 */
final class ThreadHandlers {

	private ThreadHandlers() {
	}

	static EventHandler started(EventLayout layout, ChunkContext chunk, String threadField, String starterField) {
		int at = layout.slot("startTime");
		int thread = layout.slot(threadField);
		int starter = layout.slot(starterField);
		return (event) -> {
			int number = chunk.thread(event, thread);
			if (number >= 0) {
				int by = chunk.thread(event, starter);
				chunk.builder().started(number, chunk.time(event, at), (by != number) ? by : -1);
			}
		};
	}

	static EventHandler ended(EventLayout layout, ChunkContext chunk, String threadField) {
		int at = layout.slot("startTime");
		int thread = layout.slot(threadField);
		return (event) -> {
			int number = chunk.thread(event, thread);
			if (number >= 0) {
				chunk.builder().ended(number, chunk.time(event, at));
			}
		};
	}

	static EventHandler live(EventLayout layout, ChunkContext chunk) {
		int at = layout.slot("startTime");
		int thread = layout.slot("eventThread");
		int stack = layout.slot("stackTrace");
		int phase = layout.slot("phase");
		int state = layout.slot("state");
		int blocker = layout.slot("blocker");
		return (event) -> {
			int number = chunk.thread(event, thread);
			if (number >= 0) {
				chunk.builder()
					.live(number, "end".equals(event.text(phase)), new LiveThread(chunk.time(event, at),
							state(event.text(state)), blocker(chunk, event.text(blocker)), chunk.stack(event, stack)));
			}
		};
	}

	private static Thread.State state(String name) {
		for (Thread.State state : Thread.State.values()) {
			if (state.name().equals(name)) {
				return state;
			}
		}
		throw new DamagedException("a thread's state is unknown");
	}

	/** The class of a blocker that is written as {@code class@hash}. */
	private static int blocker(ChunkContext chunk, String text) {
		if (text == null || text.isEmpty()) {
			return -1;
		}
		int at = text.lastIndexOf('@');
		return chunk.builder().type((at > 0) ? text.substring(0, at) : text);
	}

}
