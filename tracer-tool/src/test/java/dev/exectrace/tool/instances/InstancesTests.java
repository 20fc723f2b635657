package dev.exectrace.tool.instances;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.exectrace.tool.Exectrace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands on the traces of three instances, of which the third has a slow
 * lock.
 */
class InstancesTests {

	private static final String SLOW = "exectrace-orders-3-20261125-120000.jfr";

	private static final String PLACE = "OrdersRecording.takeFromStock";

	@TempDir
	static Path directory;

	private static List<Path> traces;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void record() throws Exception {
		traces = List.of(OrdersRecording.record(directory.resolve("exectrace-orders-1-20261125-120000.jfr"), false),
				OrdersRecording.record(directory.resolve("exectrace-orders-2-20261125-120000.jfr"), false),
				OrdersRecording.record(directory.resolve(SLOW), true));
	}

	@Test
	void summaryNamesTheInstanceAndTheLock() {
		String text = text("summary", traces);

		assertThat(text).contains("3 instances", "orders-3 is different: blocked (lock)", PLACE)
			.containsPattern("on orders-3: .*")
			.doesNotContain("orders-1 is different", "orders-2 is different");
	}

	@Test
	void summaryForScriptsNamesThemToo() {
		JsonNode json = json("summary", traces);

		assertThat(json.get("instances").valueStream().map((instance) -> instance.get("instance").asString()))
			.containsExactly("orders-1", "orders-2", "orders-3");
		assertThat(json.at("/differences/different").valueStream().map(JsonNode::asString)).containsExactly("orders-3");
		assertThat(json.at("/differences/stacks/0/instance").asString()).isEqualTo("orders-3");
		assertThat(json.at("/differences/stacks/0/reason").asString()).isEqualTo("lock");
		assertThat(json.at("/differences/stacks/0/stack").asString()).contains(PLACE);
		assertThat(json.at("/tasks/0/count").asInt()).isEqualTo(3 * OrdersRecording.ORDERS);
		assertThat(json.at("/tasks/0/slowestOn").asString()).isEqualTo("orders-3");
	}

	@Test
	void diffTellsWhichIsDifferentAndInWhat() {
		JsonNode json = json("diff", traces, "--instances", "--thread=^order-");

		assertThat(json.get("different").valueStream().map(JsonNode::asString)).containsExactly("orders-3");
		JsonNode first = json.get("states").get(0);
		assertThat(first.get("instance").asString()).isEqualTo("orders-3");
		assertThat(first.get("state").asString()).isEqualTo("blocked");
		assertThat(first.get("reason").asString()).isEqualTo("lock");
		assertThat(first.get("change").asLong()).isEqualTo(first.get("own").asLong() - first.get("others").asLong());
		assertThat(text("diff", traces, "--instances")).contains("orders-3 is different: blocked (lock)", PLACE);
	}

	@Test
	void alikeInstancesAreNotDifferent() {
		List<Path> same = List.of(traces.getFirst(), traces.getFirst());

		assertThat(run("diff", List.of("a=" + same.getFirst(), "b=" + same.getLast()), "--instances"))
			.as(this.err::toString)
			.isZero();
		assertThat(this.out.toString()).contains("No instance is clearly different");
	}

	@Test
	void profileIsOfAllAndEachStackOfOne() {
		JsonNode json = json("profile", traces, "--type=sync", "--thread=^order-");

		long sum = 0;
		for (JsonNode instance : json.get("instances")) {
			sum += instance.get("value").asLong();
		}
		assertThat(sum).isEqualTo(json.get("value").asLong());
		assertThat(json.get("threads").asInt()).isEqualTo(3 * OrdersRecording.ORDERS);
		assertThat(json.at("/stacks/0/instance").asString()).isEqualTo("orders-3");
		assertThat(text("profile", traces, "--type=sync")).contains("orders-3: order-*");
		assertThat(text("profile", traces, "--type=sync", "--format=collapsed"))
			.containsPattern("(?m)^orders-3;.*takeFromStock");
		assertThat(text("profile", traces, "--type=sync", "--format=flamegraph")).contains("\"orders-3\"");
	}

	@Test
	void tasksAreToldTogetherAndByInstance() {
		JsonNode rows = json("tasks", traces);

		assertThat(rows).hasSize(4);
		assertThat(rows.get(0).get("instance").isNull()).isTrue();
		assertThat(rows.get(0).get("count").asInt()).isEqualTo(3 * OrdersRecording.ORDERS);
		long max = 0;
		for (int i = 1; i < 4; i++) {
			assertThat(rows.get(i).get("instance").asString()).isEqualTo("orders-" + i);
			assertThat(rows.get(i).get("count").asInt()).isEqualTo(OrdersRecording.ORDERS);
			max = Math.max(max, rows.get(i).get("max").asLong());
		}
		assertThat(rows.get(0).get("max").asLong()).isEqualTo(max);
		assertThat(rows.get(0).get("p50").asLong()).isBetween(rows.get(1).get("p50").asLong() / 2,
				rows.get(3).get("p50").asLong());
		assertThat(text("tasks", traces)).contains("(all)", "orders-2");
	}

	@Test
	void slowestTasksTellTheirInstance() {
		JsonNode slowest = json("tasks", traces, "--slowest=4");

		assertThat(slowest).hasSize(4);
		assertThat(slowest.get(0).get("instance").asString()).isEqualTo("orders-3");
		assertThat(json("tasks", traces, "--task=7")).hasSize(3)
			.allMatch((task) -> task.get("id").asInt() == 7)
			.extracting((task) -> task.get("instance").asString())
			.containsExactlyInAnyOrder("orders-1", "orders-2", "orders-3");
	}

	@Test
	void namesCanBeGiven() {
		assertThat(run("summary", List.of("blue=" + traces.getFirst(), "green=" + traces.getLast())))
			.as(this.err::toString)
			.isZero();
		assertThat(this.out.toString()).contains("blue", "on green: ").doesNotContain("orders-1");
	}

	@Test
	void filesOfOneNameAreToldApartByTheirPaths() throws Exception {
		Path other = Files.createDirectories(directory.resolve("other")).resolve(SLOW);
		Files.copy(traces.getLast(), other);

		assertThat(json("summary", List.of(traces.getLast(), other)).get("instances")
			.valueStream()
			.map((instance) -> instance.get("instance").asString()))
			.containsExactly(traces.getLast().toString(), other.toString());
	}

	@Test
	void wrongUseNamesTheCure() {
		assertThat(run("summary", List.of("a=" + traces.getFirst(), "a=" + traces.getLast()))).isEqualTo(2);
		assertThat(run("summary", List.of(traces.getFirst(), traces.getFirst()))).isEqualTo(2);
		assertThat(run("diff", traces)).isEqualTo(2);
		assertThat(run("diff", traces.subList(0, 1), "--instances")).isEqualTo(2);
		assertThat(run("tasks", traces, "--task=nothing")).isEqualTo(1);
		assertThat(run("summary", List.of(traces.getFirst(), directory.resolve("missing.jfr")))).isEqualTo(1);
		assertThat(this.err.toString()).contains("two instances are named a", "a file is named twice",
				"--instances compares", "--instances needs", "no task of any instance is selected",
				"missing.jfr does not exist");
	}

	private String text(String command, List<?> files, String... options) {
		this.out.getBuffer().setLength(0);
		assertThat(run(command, files, options)).as(this.err::toString).isZero();
		return this.out.toString();
	}

	private JsonNode json(String command, List<?> files, String... options) {
		List<String> all = new ArrayList<>(List.of(options));
		all.add("--json");
		return JsonMapper.shared().readTree(text(command, files, all.toArray(String[]::new)));
	}

	private int run(String command, List<?> files, String... options) {
		List<String> words = new ArrayList<>(List.of(command));
		files.forEach((file) -> words.add(file.toString()));
		words.addAll(List.of(options));
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(words.toArray(String[]::new));
	}

}
