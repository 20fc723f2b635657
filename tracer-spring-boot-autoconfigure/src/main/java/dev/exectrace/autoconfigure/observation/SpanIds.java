package dev.exectrace.autoconfigure.observation;

import dev.exectrace.runtime.task.Task;
import io.micrometer.observation.Observation;

/**
 * Tells a task which span of a distributed trace it is.
 */
@FunctionalInterface
interface SpanIds {

	SpanIds NONE = (context, task) -> {
	};

	void tell(Observation.Context context, Task task);

}
