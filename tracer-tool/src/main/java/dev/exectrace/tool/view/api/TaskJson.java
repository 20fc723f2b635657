package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.model.Tasks;
import tools.jackson.core.JsonGenerator;

/**
 * A task, as the property {@code task}. Its id is a text: it may have more digits than
 * numbers in a browser.
 */
final class TaskJson {

	private TaskJson() {
	}

	static void write(JsonGenerator json, ViewedTrace trace, int task) {
		Tasks tasks = trace.trace().tasks();
		json.writeObjectPropertyStart("task");
		json.writeStringProperty("id", Long.toString(tasks.id(task)));
		json.writeStringProperty("name", tasks.name(task));
		json.writeNumberProperty("row", trace.index().rows().ofTask(task));
		json.writeNumberProperty("start", tasks.start(task));
		json.writeNumberProperty("end", tasks.end(task));
		json.writeEndObject();
	}

}
