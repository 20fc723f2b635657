package dev.exectrace.analysis.task;

import java.util.Map;

/**
 * The tasks of one name on several instances. Immutable but for its times, which are not
 * to be changed.
 *
 * @param all those of all instances together; the row of the slowest is one of the
 * instance's that is named by {@code slowestOn}
 * @param slowestOn the instance of the slowest one
 * @param byInstance those of each instance that has any, by the instance's name
 */
public record InstanceTasks(TaskKind all, String slowestOn, Map<String, TaskKind> byInstance) {

	/**
	 * The name of the tasks.
	 * @return the name
	 */
	public String name() {
		return this.all.name();
	}

}
