package dev.exectrace.runtime.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import one.jfr.JfrReader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for what {@link Task}, {@link Region} and {@link Log} leave in a trace.
 */
class TasksInATraceTests {

	private static final Duration AGES = Duration.ofMinutes(5);

	@TempDir
	Path directory;

	@Test
	void nothingIsRecordedWithoutACapture() {
		assertThat(ExecutionTrace.isEnabled()).isFalse();
		Task task = Task.begin("unseen");
		try (Region here = task.enter()) {
			assertThat(Task.current().isRecorded()).isFalse();
			assertThat(task.isRecorded()).isFalse();
			assertThat(Log.isEnabled()).isFalse();
			Log.write("unseen", () -> {
				throw new AssertionError("made a message that nobody reads");
			});
		}
		task.attribute("key", "value").fail(new IllegalStateException()).end();
	}

	@Test
	void taskTellsItsParentItsLengthAndHowItCameOut() throws Exception {
		List<RecordedEvent> events = trace(() -> {
			Task order = Task.begin("order").attribute("customer", "a,b=c\\d").attribute("items", "3");
			try (Region here = order.enter()) {
				assertThat(Task.current()).isSameAs(order);
				assertThatIOException().isThrownBy(() -> Task.call("payment", () -> {
					throw new IOException("refused");
				}));
				assertThat(Task.current()).isSameAs(order);
			}
			assertThat(Task.current().isRecorded()).isFalse();
			order.span("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
			order.end();
			order.end();
			return null;
		});
		RecordedEvent order = only(events, "TaskEnd", "order");
		assertThat(order.getLong("parentId")).isZero();
		assertThat(order.getString("outcome")).isNull();
		assertThat(order.getString("attributes")).isEqualTo("customer=a\\,b\\=c\\\\d, items=3");
		assertThat(order.getString("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
		assertThat(order.getString("spanId")).isEqualTo("b7ad6b7169203331");
		RecordedEvent begin = only(events, "TaskBegin", "order");
		assertThat(begin.getLong("taskId")).isEqualTo(order.getLong("taskId"));
		assertThat(begin.getStartTime()).isEqualTo(order.getStartTime());
		RecordedEvent payment = only(events, "TaskEnd", "payment");
		assertThat(payment.getLong("parentId")).isEqualTo(order.getLong("taskId"));
		assertThat(payment.getString("outcome")).isEqualTo("java.io.IOException");
		assertThat(payment.getStartTime()).isAfterOrEqualTo(order.getStartTime());
		assertThat(payment.getEndTime()).isBeforeOrEqualTo(order.getEndTime());
	}

	@Test
	void everyThreadThatWorksOnATaskHasAScope() throws Exception {
		List<String> workers = new ArrayList<>();
		List<RecordedEvent> events = trace(() -> {
			Task task = Task.begin("relay");
			try (ExecutorService platform = Executors
				.newSingleThreadExecutor(Thread.ofPlatform().name("baton").factory());
					ExecutorService virtual = Executors
						.newThreadPerTaskExecutor(Thread.ofVirtual().name("runner").factory())) {
				platform.submit(task.wrap(() -> {
					workers.add(Thread.currentThread().getName());
					assertThat(Task.current()).isSameAs(task);
				})).get();
				virtual.submit(task.wrap((Callable<Boolean>) () -> workers.add(Thread.currentThread().getName())))
					.get();
			}
			task.end();
			return null;
		});
		assertThat(workers).containsExactly("baton", "runner");
		long id = only(events, "TaskEnd", "relay").getLong("taskId");
		assertThat(named(events, "Region", "relay")).hasSize(2).allSatisfy((region) -> {
			assertThat(region.getLong("taskId")).isEqualTo(id);
			assertThat(region.getBoolean("scope")).isTrue();
		}).extracting((region) -> region.getThread().getJavaName()).containsExactlyInAnyOrder("baton", "runner");
	}

	@Test
	void regionsNestWithinTheTaskOfTheirThread() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		List<RecordedEvent> events = trace(() -> {
			Task.run("import", () -> {
				try (Region outer = Region.begin("parse")) {
					try (Region inner = Region.begin("decode")) {
						Log.format("progress", "%d of %d", 1, 2);
						never.await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
					}
					catch (InterruptedException ex) {
						throw new IllegalStateException(ex);
					}
				}
			});
			Region.begin("never closed");
			try (Region alone = Region.begin("alone")) {
				Log.write("plain", "x".repeat(20_000));
			}
			return null;
		});
		long id = only(events, "TaskEnd", "import").getLong("taskId");
		RecordedEvent outer = only(events, "Region", "parse");
		RecordedEvent inner = only(events, "Region", "decode");
		assertThat(List.of(outer, inner)).allSatisfy((region) -> {
			assertThat(region.getLong("taskId")).isEqualTo(id);
			assertThat(region.getBoolean("scope")).isFalse();
		});
		assertThat(inner.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(20))
			.isLessThanOrEqualTo(outer.getDuration());
		assertThat(only(events, "Region", "alone").getLong("taskId")).isZero();
		assertThat(named(events, "Region", "never closed")).isEmpty();
		assertThat(of(events, "Log")).extracting((log) -> log.getString("category"))
			.containsExactly("progress", "plain");
		RecordedEvent log = of(events, "Log").getFirst();
		assertThat(log.getString("message")).isEqualTo("1 of 2");
		assertThat(log.getLong("taskId")).isEqualTo(id);
		assertThat(of(events, "Log").getLast().getString("message")).startsWith("xxx").hasSizeLessThan(5_000);
	}

	@Test
	void readersOfOthersUnderstandTasks() throws Exception {
		trace(() -> {
			for (int i = 0; i < 1000; i++) {
				try (Task task = Task.begin("kind " + i % 3)) {
					task.attribute("number", Integer.toString(i));
				}
			}
			return null;
		});
		assertThat(JfrLoaderToolkit.loadEvents(file().toFile())
			.apply(ItemFilters.type("exectrace.TaskEnd"))
			.stream()
			.mapToLong((items) -> items.stream().count())
			.sum()).isEqualTo(1000);
		try (JfrReader reader = new JfrReader(file().toString())) {
			assertThat(reader.readAllEvents()).isNotNull();
		}
	}

	private Path file() {
		return this.directory.resolve("trace.jfr");
	}

	private List<RecordedEvent> trace(Callable<Void> program) throws Exception {
		try (ExecutionTrace trace = ExecutionTrace.start(Files.newOutputStream(file()), TraceSettings.of(AGES))) {
			Awaitility.await().until(ExecutionTrace::isEnabled);
			program.call();
		}
		return RecordingFile.readAllEvents(file());
	}

	private static RecordedEvent only(List<RecordedEvent> events, String type, String name) {
		List<RecordedEvent> found = named(events, type, name);
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	private static List<RecordedEvent> named(List<RecordedEvent> events, String type, String name) {
		return of(events, type).stream().filter((event) -> name.equals(event.getString("name"))).toList();
	}

	private static List<RecordedEvent> of(List<RecordedEvent> events, String type) {
		return events.stream().filter((event) -> event.getEventType().getName().equals("exectrace." + type)).toList();
	}

}
