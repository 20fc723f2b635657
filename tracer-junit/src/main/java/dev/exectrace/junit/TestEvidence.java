package dev.exectrace.junit;

import java.util.Set;

import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * What is known of a test when the first assertion on its trace is made.
 *
 * @param trace the trace
 * @param selection the test's time in it
 * @param test the id of the test's task
 * @param tests the ids of the tasks of all tests
 * @param waiting threads that wait and of which the trace does not tell that yet
 * @param place where the trace is, for people
 */
record TestEvidence(Trace trace, Selection selection, long test, Set<Long> tests, OpenWaits waiting, String place) {

	private static final int MAX_DEPTH = 1000;

	/** Whether a task is of this test: not of another test, and not the test itself. */
	boolean isOfTest(int task) {
		Tasks tasks = this.trace.tasks();
		if (tasks.start(task) < this.selection.from() || tasks.start(task) >= this.selection.to()
				|| this.tests.contains(tasks.id(task))) {
			return false;
		}
		int at = tasks.parent(task);
		for (int depth = 0; at >= 0 && depth < MAX_DEPTH; depth++) {
			if (this.tests.contains(tasks.id(at))) {
				return tasks.id(at) == this.test;
			}
			at = tasks.parent(at);
		}
		return true;
	}

}
