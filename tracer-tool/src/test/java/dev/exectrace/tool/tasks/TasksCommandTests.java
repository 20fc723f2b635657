package dev.exectrace.tool.tasks;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.exectrace.tool.Exectrace;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TasksCommand} on a recording whose program knows what it did.
 */
class TasksCommandTests {

	private static final int QUICK = 20;

	@TempDir
	static Path directory;

	private static Path trace;

	private static Path without;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void record() throws Exception {
		trace = directory.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadSleep").withoutThreshold().withStackTrace();
			recording.start();
			for (int i = 1; i <= QUICK; i++) {
				task(i, 0, "http get /quick", null, 0);
			}
			task(100, 0, "http get /slow", "java.io.IOException", 60);
			TaskBegin open = new TaskBegin();
			open.taskId = 200;
			open.name = "never ends";
			open.commit();
			recording.stop();
			recording.dump(trace);
		}
		without = directory.resolve("without.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.JVMInformation");
			recording.start();
			recording.stop();
			recording.dump(without);
		}
	}

	private static void task(long id, long parent, String name, String outcome, long sleepMillis) throws Exception {
		TaskBegin begin = new TaskBegin();
		begin.taskId = id;
		begin.parentId = parent;
		begin.name = name;
		TaskEnd end = new TaskEnd();
		end.begin();
		begin.commit();
		Region scope = new Region();
		scope.begin();
		if (sleepMillis > 0) {
			Thread.sleep(sleepMillis);
			Log log = new Log();
			log.taskId = id;
			log.category = "progress";
			log.message = "woke up";
			log.commit();
		}
		scope.taskId = id;
		scope.name = name;
		scope.scope = true;
		scope.commit();
		end.taskId = id;
		end.parentId = parent;
		end.name = name;
		end.outcome = outcome;
		end.attributes = "uri=/x, number=" + id;
		end.traceId = "0af7651916cd43dd8448eb211c80319c";
		end.commit();
	}

	@Test
	void otherCommandsTellOfTheTimeInWhichThreadsWorkedOnATask() throws Exception {
		JsonNode slow = named(json("tasks", trace, "--json"), "http get /slow");
		JsonNode threads = json("threads", trace, "--json", "--task", "100");
		assertThat(threads).hasSize(1);
		assertThat(threads.get(0).get("blockedSleep").asLong()).isEqualTo(slow.get("blockedSleep").asLong());
		assertThat(threads.get(0).get("total").asLong()).isLessThanOrEqualTo(slow.get("total").asLong());
		assertThat(json("locks", trace, "--json", "--all", "--task", "quick")).isEmpty();
		for (String command : new String[] { "threads", "locks" }) {
			assertThat(run(command, trace, "--task", "/nowhere")).isEqualTo(1);
		}
		assertThat(this.err.toString()).contains("no task of " + trace + " is selected");
	}

	@Test
	void exportOfATaskHoldsThatAlone() throws Exception {
		Path tables = directory.resolve("tables of one task");
		assertThat(run("export", trace, "--task", "100", "--format=csv", "-o", tables)).as(this.err::toString).isZero();
		assertThat(Files.readAllLines(tables.resolve("tasks.csv"))).hasSize(2).last().asString().contains("/slow");
		assertThat(run("export", trace, "--task", "/nowhere", "-o", directory.resolve("none"))).isEqualTo(1);
		assertThat(this.err.toString()).contains("no task of " + trace + " is selected");
		assertThat(directory.resolve("none")).doesNotExist();
	}

	@Test
	void kindsTellCountsAndTimesThatAddUp() throws Exception {
		JsonNode kinds = json("tasks", trace, "--json");
		assertThat(kinds).hasSize(3);
		for (JsonNode kind : kinds) {
			long sum = kind.get("unattended").asLong();
			for (String name : kind.propertyNames()) {
				if (name.matches("blocked[A-Z].*") || name.equals("running") || name.equals("runnable")
						|| name.equals("stopped") || name.equals("unknown")) {
					sum += kind.get(name).asLong();
				}
			}
			assertThat(sum).as(kind.toString()).isEqualTo(kind.get("total").asLong());
		}
		JsonNode quick = named(kinds, "http get /quick");
		assertThat(quick.get("count").asInt()).isEqualTo(QUICK);
		assertThat(quick.get("complete").asInt()).isEqualTo(QUICK);
		assertThat(quick.get("failed").asInt()).isZero();
		JsonNode slow = named(kinds, "http get /slow");
		assertThat(slow.get("failed").asInt()).isEqualTo(1);
		assertThat(slow.get("max").asLong()).isGreaterThanOrEqualTo(60_000_000);
		assertThat(slow.get("blockedSleep").asLong()).isGreaterThanOrEqualTo(59_000_000);
		JsonNode open = named(kinds, "never ends");
		assertThat(open.get("complete").asInt()).isZero();
	}

	@Test
	void slowestComesFirst() throws Exception {
		JsonNode tasks = json("tasks", trace, "--task", "http", "--slowest", "3", "--json");
		assertThat(tasks).hasSize(3);
		assertThat(tasks.get(0).get("id").asInt()).isEqualTo(100);
		assertThat(tasks.get(0).get("outcome").asString()).isEqualTo("java.io.IOException");
		assertThat(tasks.get(0).get("attributes").asString()).isEqualTo("uri=/x, number=100");
	}

	@Test
	void oneTaskTellsItsLogAndItsPath() throws Exception {
		JsonNode one = json("tasks", trace, "--task", "100", "--json");
		assertThat(one.get("log").get(0).get("message").asString()).isEqualTo("woke up");
		assertThat(one.get("regions").get(0).get("scope").asBoolean()).isTrue();
		long sum = 0;
		for (JsonNode segment : one.get("path").get(0).get("segments")) {
			sum += segment.get("duration").asLong();
		}
		assertThat(sum).isBetween(60_000_000L, one.get("task").get(0).get("duration").asLong());
		run("tasks", trace, "--task", "100");
		assertThat(this.out.toString()).contains("woke up", "0af7651916cd43dd8448eb211c80319c", "blocked (sleep)",
				"worked on it");
	}

	@Test
	void taskIsAWayToAskForAPath() throws Exception {
		JsonNode path = json("path", trace, "--task", "slow", "--json").get(0);
		assertThat(path.get("duration").asLong()).isGreaterThanOrEqualTo(60_000_000);
	}

	@Test
	void profileIsRestrictedToWhatWasDoneForTheTask() throws Exception {
		JsonNode slow = json("profile", trace, "--task", "/slow", "--idle", "--json");
		assertThat(slow.toString()).contains("TasksCommandTests.task", "sleep");
		assertThat(slow.get("exact").asLong()).isBetween(59_000_000L,
				json("profile", trace, "--idle", "--json").get("exact").asLong());
		assertThat(json("profile", trace, "--task", "/quick", "--idle", "--json").get("exact").asLong()).isZero();
		assertThat(run("profile", trace, "--task", "no such")).isEqualTo(1);
	}

	@Test
	void tasksAreTables() throws Exception {
		Path tables = directory.resolve("tables");
		assertThat(run("export", trace, "--format=csv", "-o", tables)).as(this.err.toString()).isZero();
		assertThat(Files.readAllLines(tables.resolve("tasks.csv"))).hasSize(1 + QUICK + 2)
			.anyMatch((line) -> line.startsWith("100,,http get /slow,") && line.contains("java.io.IOException"));
		assertThat(Files.readAllLines(tables.resolve("regions.csv"))).hasSize(1 + QUICK + 1);
	}

	@Test
	void timesArePerTask() throws Exception {
		JsonNode diff = json("diff", trace, trace, "--per=task", "--all", "--json");
		assertThat(diff.get("before").get("tasks").asInt()).isEqualTo(QUICK + 1);
		JsonNode sleep = null;
		for (JsonNode state : diff.get("states")) {
			sleep = state.toString().contains("sleep") ? state : sleep;
		}
		assertThat(sleep).isNotNull();
		assertThat(sleep.get("before").asLong()).isBetween(59_000_000L / (QUICK + 1), 600_000_000L / (QUICK + 1));
		assertThat(run("diff", without, without, "--per=task")).isEqualTo(1);
	}

	@Test
	void histogramHoldsEveryTaskThatEnded() {
		JsonNode kinds = json("tasks", trace, "--json");
		JsonNode quick = named(kinds, "http get /quick").get("histogram");
		long count = 0;
		for (JsonNode bucket : quick) {
			assertThat(bucket.get("to").asLong()).isGreaterThan(bucket.get("from").asLong());
			count += bucket.get("count").asLong();
		}
		assertThat(count).isEqualTo(QUICK);
		JsonNode slow = named(kinds, "http get /slow").get("histogram");
		assertThat(slow).hasSize(1);
		assertThat(named(kinds, "http get /slow").get("max").asLong()).isGreaterThanOrEqualTo(60_000_000)
			.isBetween(slow.get(0).get("from").asLong(), slow.get(0).get("to").asLong());
		assertThat(named(kinds, "never ends").get("histogram")).isEmpty();
	}

	@Test
	void durationsAreDrawnOnOneScaleAndThoseOfOneNameAsBars() {
		run("tasks", trace);
		assertThat(this.out.toString()).contains("\u2588", "twice as long with each character").doesNotContain("#");
		this.out.getBuffer().setLength(0);
		run("tasks", trace, "--task", "quick");
		List<String> bars = this.out.toString().lines().filter((line) -> line.contains(" to ")).toList();
		assertThat(bars.stream().mapToInt((line) -> Integer.parseInt(line.strip().split(" +")[3])).sum())
			.isEqualTo(QUICK);
		assertThat(bars).anyMatch((line) -> line.endsWith("#".repeat(60)));
	}

	@Test
	void limitIsForNamesAndZeroIsForAll() {
		assertThat(run("tasks", trace, "--limit", "1")).isZero();
		assertThat(this.out.toString()).contains("2 more names are not shown");
		this.out.getBuffer().setLength(0);
		assertThat(run("tasks", trace, "--limit", "0")).isZero();
		assertThat(this.out.toString()).contains("/quick", "/slow", "never ends").doesNotContain("not shown");
		for (String command : List.of("tasks", "summary", "threads", "locks", "path")) {
			assertThat(run(command, trace, "--limit", "-1")).isEqualTo(2);
			assertThat(run(command, trace, "--limit", "1.5")).isEqualTo(2);
		}
		assertThat(this.err.toString()).contains("'--limit': '-1' is not a number from 0 on");
	}

	@Test
	void summaryTellsTheTasksThatTookMost() {
		JsonNode tasks = json("summary", trace, "--json").get("tasks");
		assertThat(tasks).hasSize(3);
		JsonNode slow = named(tasks, "http get /slow");
		assertThat(slow.get("count").asInt()).isEqualTo(1);
		assertThat(slow.get("failed").asInt()).isEqualTo(1);
		assertThat(slow.get("most").asString()).isEqualTo("blocked (sleep)");
		assertThat(slow.get("total").asLong()).isGreaterThanOrEqualTo(60_000_000);
		assertThat(slow.get("duration").get("max").asLong()).isGreaterThanOrEqualTo(60_000_000);
		assertThat(named(tasks, "http get /quick").get("duration").get("count").asInt()).isEqualTo(QUICK);
		run("summary", trace);
		assertThat(this.out.toString()).containsPattern("Tasks that took most of the time\\R-+\\R")
			.containsPattern("blocked \\(sleep\\) +http get /slow");
	}

	@Test
	void summaryOfATraceWithoutTasksDoesNotSpeakOfThem() {
		assertThat(json("summary", without, "--json").get("tasks")).isEmpty();
		run("summary", without);
		assertThat(this.out.toString()).doesNotContain("Tasks");
	}

	@Test
	void whatIsNotThereIsSaid() {
		assertThat(run("tasks", without)).isEqualTo(1);
		assertThat(this.err.toString()).contains("holds no tasks", "Task.begin");
		assertThat(run("tasks", trace, "--task", "no such")).isEqualTo(1);
		assertThat(this.err.toString()).contains("no task of");
		assertThat(run("tasks", trace, "--task", "[")).isEqualTo(2);
		assertThat(run("tasks", trace, "--slowest", "0")).isEqualTo(2);
		assertThat(run("tasks", trace, "--from", "2s", "--to", "1s")).isEqualTo(2);
	}

	private static JsonNode named(JsonNode rows, String name) {
		for (JsonNode row : rows) {
			if (row.get("name").asString().equals(name)) {
				return row;
			}
		}
		throw new AssertionError(name + " is not in " + rows);
	}

	private JsonNode json(Object... arguments) {
		assertThat(run(arguments)).as(this.err.toString()).isZero();
		JsonNode json = JsonMapper.shared().readTree(this.out.toString());
		this.out.getBuffer().setLength(0);
		return json;
	}

	private int run(Object... arguments) {
		String[] words = new String[arguments.length];
		for (int i = 0; i < words.length; i++) {
			words[i] = arguments[i].toString();
		}
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(words);
	}

	@Name("exectrace.TaskBegin")
	static class TaskBegin extends Event {

		long taskId;

		long parentId;

		String name;

	}

	@Name("exectrace.TaskEnd")
	static class TaskEnd extends Event {

		long taskId;

		long parentId;

		String name;

		String outcome;

		String attributes;

		String traceId;

		String spanId;

	}

	@Name("exectrace.Region")
	static class Region extends Event {

		long taskId;

		String name;

		boolean scope;

	}

	@Name("exectrace.Log")
	static class Log extends Event {

		long taskId;

		String category;

		String message;

	}

}
