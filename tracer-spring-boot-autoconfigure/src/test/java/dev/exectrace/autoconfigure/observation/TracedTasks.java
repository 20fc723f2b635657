package dev.exectrace.autoconfigure.observation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a trace of some work tells about tasks.
 */
final class TracedTasks {

	private final List<RecordedEvent> events;

	private TracedTasks(List<RecordedEvent> events) {
		this.events = events;
	}

	static TracedTasks of(Path directory, RunningApplication application, Runnable work) throws Exception {
		Path file = directory.resolve("trace.jfr");
		try (ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file),
				TraceSettings.of(Duration.ofMinutes(5)))) {
			Awaitility.await().until(ExecutionTrace::isEnabled);
			work.run();
			Awaitility.await().until(application.context().getBean(OpenRequests.class)::isZero);
		}
		return new TracedTasks(RecordingFile.readAllEvents(file));
	}

	RecordedEvent task(String name) {
		assertThat(of("TaskEnd")).extracting((event) -> event.getString("name")).containsOnlyOnce(name);
		return tasks(name).getFirst();
	}

	List<RecordedEvent> tasks(String name) {
		return of("TaskEnd").stream().filter((event) -> name.equals(event.getString("name"))).toList();
	}

	List<RecordedEvent> scopes(RecordedEvent task) {
		return of("Region").stream()
			.filter((event) -> event.getBoolean("scope") && event.getLong("taskId") == task.getLong("taskId"))
			.toList();
	}

	List<String> threads(RecordedEvent task) {
		return scopes(task).stream().map((scope) -> scope.getThread().getJavaName()).toList();
	}

	RecordedEvent region(String name) {
		List<RecordedEvent> found = of("Region").stream()
			.filter((event) -> !event.getBoolean("scope") && name.equals(event.getString("name")))
			.toList();
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	List<RecordedEvent> of(String type) {
		return this.events.stream()
			.filter((event) -> event.getEventType().getName().equals("exectrace." + type))
			.toList();
	}

}
