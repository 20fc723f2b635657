package dev.exectrace.analysis.jfr;

/**
 * Takes in what the program said about its work.
 */
final class TaskHandlers {

	private TaskHandlers() {
	}

	static EventHandler began(EventLayout layout, ChunkContext chunk) {
		int at = layout.slot("startTime");
		int thread = layout.slot("eventThread");
		int id = layout.slot("taskId");
		int parent = layout.slot("parentId");
		int name = layout.slot("name");
		return (event) -> chunk.builder()
			.taskBegan(event.number(id), event.number(parent), event.text(name), chunk.time(event, at),
					chunk.thread(event, thread));
	}

	static EventHandler ended(EventLayout layout, ChunkContext chunk) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int thread = layout.slot("eventThread");
		int id = layout.slot("taskId");
		int parent = layout.slot("parentId");
		int name = layout.slot("name");
		int outcome = layout.slot("outcome");
		int attributes = layout.slot("attributes");
		int traceId = layout.slot("traceId");
		int spanId = layout.slot("spanId");
		return (event) -> {
			if (chunk.isBefore(event, start, duration)) {
				return;
			}
			long began = chunk.time(event, start);
			chunk.builder()
				.taskEnded(event.number(id), event.number(parent), event.text(name), began,
						began + chunk.length(event, duration), chunk.thread(event, thread), event.text(outcome),
						event.text(attributes), event.text(traceId), event.text(spanId));
		};
	}

	static EventHandler region(EventLayout layout, ChunkContext chunk) {
		int start = layout.slot("startTime");
		int duration = layout.slot("duration");
		int thread = layout.slot("eventThread");
		int id = layout.slot("taskId");
		int name = layout.slot("name");
		int scope = layout.slot("scope");
		return (event) -> {
			int number = chunk.thread(event, thread);
			if (number < 0 || chunk.isBefore(event, start, duration)) {
				return;
			}
			long began = chunk.time(event, start);
			chunk.builder()
				.region(number, began, began + chunk.length(event, duration), event.number(id), event.text(name),
						event.number(scope) != 0);
		};
	}

	static EventHandler log(EventLayout layout, ChunkContext chunk) {
		int at = layout.slot("startTime");
		int thread = layout.slot("eventThread");
		int id = layout.slot("taskId");
		int category = layout.slot("category");
		int message = layout.slot("message");
		return (event) -> {
			if (!chunk.isBefore(event, at, 0)) {
				chunk.builder()
					.log(chunk.thread(event, thread), chunk.time(event, at), event.number(id), event.text(category),
							event.text(message));
			}
		};
	}

}
