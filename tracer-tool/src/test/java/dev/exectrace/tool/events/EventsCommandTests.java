package dev.exectrace.tool.events;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;

import dev.exectrace.tool.Exectrace;
import dev.exectrace.tool.locks.ContendedRecording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EventsCommandTests {

	@TempDir
	static Path directory;

	private static Path trace;

	private static List<RecordedEvent> expected;

	private StringWriter out;

	private StringWriter err;

	@BeforeAll
	static void record() throws Exception {
		trace = ContendedRecording.record(directory.resolve("trace.jfr"));
		expected = RecordingFile.readAllEvents(trace);
	}

	@BeforeEach
	void outputs() {
		this.out = new StringWriter();
		this.err = new StringWriter();
	}

	@Test
	void everyEventIsALineInOrderOfWhenItEnded() {
		List<String> lines = lines();
		assertThat(lines.getFirst().strip().split(" +")).containsExactly("ended", "took", "event", "thread");
		List<String> events = lines.subList(1, lines.size());
		assertThat(events).hasSize(expected.size());
		assertThat(events.stream().map((line) -> Double.parseDouble(line.strip().split(" +")[0]))).isSorted();
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void aLineTellsWhatTheEventHolds() {
		List<String> lines = lines("--type", "JavaMonitorEnter");
		for (int waiter = 0; waiter < ContendedRecording.WAITERS; waiter++) {
			String name = "waiter-" + waiter;
			assertThat(lines).filteredOn((line) -> line.contains("  jdk.JavaMonitorEnter  "))
				.filteredOn((line) -> line.contains("  " + name + "  "))
				.singleElement()
				.asString()
				.containsPattern("^ +\\d+\\.\\d{9} +\\d[\\d.]*[mun]?s  jdk\\.")
				.contains(" monitorClass=java.lang.Object ", " address=0x")
				.doesNotContain("startTime=", "duration=", "eventThread=", "stackTrace=");
		}
	}

	@Test
	void stacksStandBelow() {
		assertThat(lines("--type", "JavaMonitorEnter", "--thread", "waiter", "--stacks"))
			.filteredOn((line) -> line.startsWith("        at " + ContendedRecording.class.getName() + ".enter:"))
			.hasSize(ContendedRecording.WAITERS);
		assertThat(lines("--type", "JavaMonitorEnter")).noneMatch((line) -> line.contains("   at "));
	}

	@Test
	void ofAThreadAreThoseThatNameIt() {
		List<RecordedEvent> ofIt = expected.stream().filter(EventsCommandTests::namesWaiterTwo).toList();
		assertThat(ofIt).isNotEmpty().hasSizeLessThan(expected.size());
		assertThat(json("--thread", "^waiter-2$")).hasSameSizeAs(ofIt);
	}

	private static boolean namesWaiterTwo(RecordedEvent event) {
		return event.getFields()
			.stream()
			.anyMatch((field) -> event.getValue(field.getName()) instanceof RecordedThread thread
					&& "waiter-2".equals(thread.getJavaName()));
	}

	@Test
	void ofATimeIsWhatLastedIntoIt() {
		List<JsonNode> all = json();
		JsonNode middle = all.stream()
			.filter((event) -> event.get("type").asString().equals("jdk.JavaMonitorEnter"))
			.filter((event) -> event.get("start").asLong() > 0)
			.findFirst()
			.orElseThrow();
		long at = middle.get("start").asLong();
		Predicate<JsonNode> inTime = (event) -> event.get("start").asLong() < at + 1
				&& event.get("start").asLong() + event.get("duration").asLong() >= at;
		List<JsonNode> chosen = json("--from", at + "ns", "--to", (at + 1) + "ns");
		assertThat(chosen).contains(middle).isEqualTo(all.stream().filter(inTime).toList());
		assertThat(chosen).hasSizeLessThan(all.size());
	}

	@Test
	void jsonHasAnObjectALine() {
		List<JsonNode> events = json();
		assertThat(events).hasSize(expected.size());
		assertThat(events.stream().collect(counts((event) -> event.get("type").asString())))
			.isEqualTo(expected.stream().collect(counts((event) -> event.getEventType().getName())));
		assertThat(events).filteredOn((event) -> event.get("type").asString().equals("jdk.JavaMonitorEnter"))
			.filteredOn((event) -> event.get("fields").get("eventThread").get("name").asString().startsWith("waiter-"))
			.hasSize(ContendedRecording.WAITERS)
			.allSatisfy((event) -> {
				JsonNode fields = event.get("fields");
				assertThat(fields.get("monitorClass").asString()).isEqualTo("java.lang.Object");
				assertThat(fields.get("eventThread").get("id").asLong()).isPositive();
				assertThat(fields.get("address").isNumber()).isTrue();
				assertThat(fields.has("stackTrace")).isFalse();
				assertThat(event.get("duration").asLong()).isPositive();
			});
		assertThat(json("--type", "JavaMonitorEnter", "--thread", "waiter", "--stacks")).allSatisfy(
				(event) -> assertThat(event.get("fields").get("stackTrace").get(0).asString()).contains(".enter:"));
	}

	private static <T> Collector<T, ?, Map<String, Long>> counts(Function<T, String> name) {
		return Collectors.groupingBy(name, TreeMap::new, Collectors.counting());
	}

	@Test
	void countsTellWhichTypesThereAre() {
		Map<String, Long> counts = new TreeMap<>();
		assertThat(run(trace, "--count", "--json")).as(this.err::toString).isZero();
		for (JsonNode row : JsonMapper.shared().readTree(this.out.toString())) {
			counts.put(row.get("type").asString(), row.get("count").asLong());
			long total = expected.stream()
				.filter((event) -> event.getEventType().getName().equals(row.get("type").asString()))
				.mapToLong((event) -> event.getDuration().toNanos())
				.sum();
			assertThat(row.get("total").asLong(0)).isBetween(total - expected.size(), total + expected.size());
		}
		assertThat(counts).isEqualTo(expected.stream().collect(counts((event) -> event.getEventType().getName())));
		assertThat(lines("--count", "--type", "ThreadStart")).hasSize(2).element(1).asString().contains("ThreadStart");
	}

	@Test
	void limitEndsIt() {
		assertThat(lines("--limit", "3")).hasSize(4).isEqualTo(lines().subList(0, 4));
		assertThat(json("--limit", "2")).hasSize(2);
	}

	@Test
	void whereNoneIsAskedForItSaysSo() {
		assertThat(run(trace, "--type", "nothing")).isZero();
		assertThat(this.out.toString()).isEmpty();
		assertThat(this.err.toString()).contains("none of the " + expected.size() + " events", "--count");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--type=(", "--thread=[", "--limit=-1", "--from=soon", "--stack" })
	void wrongUseIsToldInALine(String option) {
		assertThat(run(trace, option)).isEqualTo(2);
		assertThat(this.err.toString()).contains("exectrace:").doesNotContain("\tat ");
		assertThat(this.out.toString()).isEmpty();
	}

	@Test
	void fileThatIsNoneIsRefused() throws IOException {
		Path text = Files.writeString(directory.resolve("text.jfr"), "no trace");
		assertThat(run(text)).isEqualTo(1);
		assertThat(this.err.toString()).contains(text.toString()).doesNotContain("\tat ");
		assertThat(run(directory.resolve("missing.jfr"))).isEqualTo(1);
	}

	@Test
	void whatIsLostOfAFileIsTold() throws IOException {
		byte[] whole = Files.readAllBytes(trace);
		Path cut = directory.resolve("cut.jfr");
		Files.write(cut, whole);
		Files.write(cut, Arrays.copyOf(whole, whole.length - 1), StandardOpenOption.APPEND);
		assertThat(run(cut)).isZero();
		assertThat(this.out.toString().lines()).hasSize(expected.size() + 1);
		assertThat(this.err.toString()).contains(cut + " is not whole: ", "it is cut off");
	}

	private List<String> lines(String... options) {
		outputs();
		assertThat(run(trace, options)).as(this.err::toString).isZero();
		return this.out.toString().lines().toList();
	}

	private List<JsonNode> json(String... options) {
		String[] all = Arrays.copyOf(options, options.length + 1);
		all[options.length] = "--json";
		return lines(all).stream().map(JsonMapper.shared()::readTree).toList();
	}

	private int run(Path file, String... options) {
		String[] arguments = new String[options.length + 2];
		arguments[0] = "events";
		arguments[1] = file.toString();
		System.arraycopy(options, 0, arguments, 2, options.length);
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(arguments);
	}

}
