package dev.exectrace.junit.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.exectrace.junit.recording.TestTask;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts the trace where it is asked for, and makes each test a task. A session within a
 * test of another one adds its tests to the trace of that.
 */
final class SessionTrace implements TestExecutionListener {

	private final Map<String, TestTask> running = new ConcurrentHashMap<>();

	private volatile boolean owner;

	@Override
	public void testPlanExecutionStarted(TestPlan plan) {
		plan.getConfigurationParameters()
			.get(RunTraceListener.PARAMETER)
			.map(String::strip)
			.filter((location) -> !location.isEmpty())
			.ifPresent(this::start);
	}

	private synchronized void start(String location) {
		this.owner |= RunTrace.start(location);
	}

	@Override
	public void executionStarted(TestIdentifier test) {
		if (test.isTest()) {
			RunTrace.current().ifPresent((trace) -> {
				TestTask task = begin(test);
				trace.began(task.id());
				this.running.put(test.getUniqueId(), task);
			});
		}
	}

	private static TestTask begin(TestIdentifier test) {
		return switch (test.getSource().orElse(null)) {
			case MethodSource method ->
				TestTask.begin(method.getClassName(), method.getMethodName(), test.getDisplayName());
			case ClassSource type -> TestTask.begin(type.getClassName(), null, test.getDisplayName());
			case null, default -> TestTask.begin(null, null, test.getDisplayName());
		};
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		TestTask task = this.running.remove(test.getUniqueId());
		if (task == null) {
			return;
		}
		switch (result.getStatus()) {
			case SUCCESSFUL -> task.end((Throwable) null);
			case ABORTED -> task.end("aborted");
			case FAILED -> result.getThrowable().ifPresentOrElse(task::end, () -> task.end("failed"));
		}
	}

	synchronized void close() {
		if (this.owner) {
			this.owner = false;
			RunTrace.close();
		}
	}

}
