package dev.exectrace.tool.summary;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.distribution.Distribution;
import dev.exectrace.analysis.instances.Instance;
import dev.exectrace.analysis.instances.InstanceFinding;
import dev.exectrace.analysis.instances.InstanceStack;
import dev.exectrace.analysis.instances.InstancesSummary;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.summary.StateTimes;
import dev.exectrace.analysis.task.InstanceTasks;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.tool.diff.InstanceChanges;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;

/**
 * A summary of several instances for people.
 */
final class InstancesText {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");

	private static final int ROWS = 8;

	private static final int TASKS = 5;

	private static final int STACKS = 5;

	private static final int FRAMES = 4;

	/** Of the JVM's threads only the application's count, as in differences. */
	private static final String CARRIERS = "carriers";

	private final PrintWriter out;

	private final Paragraphs paragraphs;

	InstancesText(PrintWriter out) {
		this.out = out;
		this.paragraphs = new Paragraphs(out);
	}

	void print(InstancesSummary summary, int most) {
		instances(summary.instances());
		differences(summary);
		reasons(summary.instances());
		tasks(summary.tasks());
		stacks(summary.stacks());
		findings(summary.findings(), most);
	}

	private void instances(List<Instance> instances) {
		long first = instances.stream().mapToLong((instance) -> instance.facts().startEpochNanos()).min().orElse(0);
		this.out.println(instances.size() + " instances, from "
				+ TIME.format(Instant.ofEpochSecond(0, first).atZone(ZoneId.systemDefault())));
		this.out.println();
		Table table = new Table(Column.text("instance", "instance"), Column.text("application", "application"),
				Column.duration("start", "began after"), Column.duration("window", "length"),
				Column.count("threads", "threads"), Column.duration("running", "running"),
				Column.duration("runnable", "runnable"), Column.duration("blocked", "blocked"),
				Column.duration("stopped", "stopped"), Column.duration("p99", "latency p99"),
				Column.count("tasks", "tasks"), Column.text("lost", "lost"));
		for (Instance instance : instances) {
			List<StateTimes> threads = threads(instance).toList();
			Distribution latency = threads.stream()
				.map(StateTimes::latency)
				.max(Comparator.comparingLong(Distribution::count))
				.orElse(Distribution.NONE);
			table.row(instance.name(), instance.facts().properties().getOrDefault("application", "a JVM"),
					instance.facts().startEpochNanos() - first, instance.facts().window(),
					threads.stream().mapToInt(StateTimes::threads).sum(), in(threads, ThreadState.RUNNING),
					in(threads, ThreadState.RUNNABLE), in(threads, ThreadState.BLOCKED), instance.stopped(),
					(latency.count() > 0) ? latency.p99() : null, instance.tasks(),
					instance.facts().losses().isEmpty() ? "nothing" : String.join("; ", instance.facts().losses()));
		}
		table.print(this.out);
		this.out.println();
		if (!overlap(instances)) {
			this.paragraphs
				.wrapped("The traces are not of the same time: what differs may be what was asked of them then.", 0);
		}
		this.paragraphs.wrapped("Times are those of all threads together but carriers, without idle workers' waits; "
				+ "stopped is how long the JVM was. Latency is how long most threads were ready to run before they ran.",
				0);
	}

	/** Whether there is a time that all are of. */
	private static boolean overlap(List<Instance> instances) {
		long last = instances.stream().mapToLong((instance) -> instance.facts().startEpochNanos()).max().orElse(0);
		return instances.stream()
			.allMatch((instance) -> instance.facts().startEpochNanos() + instance.facts().window() > last);
	}

	private static Stream<StateTimes> threads(Instance instance) {
		return instance.states().stream().filter((row) -> !row.kind().equals(CARRIERS));
	}

	private static long in(List<StateTimes> rows, ThreadState state) {
		return rows.stream().mapToLong((row) -> row.times().in(state)).sum();
	}

	private void differences(InstancesSummary summary) {
		this.paragraphs.title("Which instance is different, and in what");
		InstanceChanges changes = new InstanceChanges(Per.SECOND, ROWS, false);
		changes.verdict(summary.diff()).forEach((sentence) -> this.paragraphs.wrapped(sentence, 0));
		if (!summary.diff().greatest(1).isEmpty()) {
			changes.print(this.out, summary.diff());
		}
	}

	private void reasons(List<Instance> instances) {
		List<Column> columns = new ArrayList<>(List.of(Column.text("reason", "reason")));
		instances.forEach((instance) -> columns.add(Column.duration(instance.name(), instance.name())));
		Table table = new Table(columns);
		Stream.of(WaitReason.values())
			.filter((reason) -> instances.stream().anyMatch((instance) -> perSecond(instance, reason) > 0))
			.sorted(Comparator.comparingLong((WaitReason reason) -> -instances.stream()
				.mapToLong((instance) -> perSecond(instance, reason))
				.sum()))
			.forEach((reason) -> {
				List<Object> row = new ArrayList<>(List.of(reason.label()));
				instances.forEach((instance) -> row.add(perSecond(instance, reason)));
				table.row(row.toArray());
			});
		if (table.size() > 0) {
			this.paragraphs.title("Blocked per second, by reason");
			table.print(this.out);
		}
	}

	private static long perSecond(Instance instance, WaitReason reason) {
		long blocked = threads(instance).mapToLong((row) -> row.times().blocked(reason)).sum();
		return Math.round(blocked / (Math.max(1, instance.facts().window()) / 1e9));
	}

	private void tasks(List<InstanceTasks> tasks) {
		if (tasks.isEmpty()) {
			return;
		}
		this.paragraphs.title("Tasks that took most of the time");
		Table table = new Table(Column.text("name", "name"), Column.text("instance", "instance"),
				Column.count("count", "count"), Column.duration("total", "total"), Column.duration("p50", "p50"),
				Column.duration("p99", "p99"), Column.duration("max", "max"), Column.text("most", "most of it"));
		for (InstanceTasks kind : tasks.stream().limit(TASKS).toList()) {
			task(table, kind.name(), "(all)", kind.all());
			kind.byInstance().forEach((instance, own) -> task(table, null, instance, own));
		}
		table.print(this.out);
		if (tasks.size() > TASKS) {
			this.out.println();
			this.out.println("There are " + (tasks.size() - TASKS) + " more names: see 'exectrace tasks'.");
		}
	}

	private static void task(Table table, String name, String instance, TaskKind kind) {
		boolean ended = kind.complete() > 0;
		table.row(name, instance, kind.count(), kind.time().total(), ended ? kind.durations().p50() : null,
				ended ? kind.durations().p99() : null, ended ? kind.durations().max() : null, kind.time().most());
	}

	private void stacks(List<InstanceStack> stacks) {
		if (stacks.isEmpty()) {
			return;
		}
		this.paragraphs.title("Where threads were blocked most");
		for (InstanceStack stack : stacks.stream().limit(STACKS).toList()) {
			this.out.print(String.format("%9s  ", Quantity.duration(stack.time())));
			this.paragraphs.wrapped(
					"on " + stack.instance() + ": " + stack.reason().label() + ", " + stack.count() + " times", 11);
			stack.application().stream().limit(FRAMES).forEach((line) -> {
				this.out.print("           ");
				this.paragraphs.wrapped(line, 11);
			});
		}
	}

	private void findings(List<InstanceFinding> findings, int most) {
		this.paragraphs.title("Findings, the costliest first");
		if (findings.isEmpty()) {
			this.out.println("None: no wait, pause or delay was worth telling.");
			return;
		}
		int number = 1;
		for (InstanceFinding finding : findings.stream().limit(most).toList()) {
			this.out.printf("%2d. ", number++);
			this.paragraphs.wrapped("on " + finding.instance() + ": " + finding.finding().title(), 4);
			for (String detail : finding.finding().details()) {
				detail(detail);
			}
			if (!finding.others().isEmpty()) {
				detail("Also on " + others(finding.others()) + "; here it cost "
						+ Quantity.duration(finding.finding().cost()));
			}
		}
		if (findings.size() > most) {
			this.out.println(findings.size() - most + " more are not shown; --limit 0 shows all.");
		}
	}

	private void detail(String text) {
		this.out.print("    ");
		this.paragraphs.wrapped(text, 6);
	}

	private static String others(Map<String, Long> costs) {
		return costs.entrySet()
			.stream()
			.map((cost) -> cost.getKey() + " (" + Quantity.duration(cost.getValue()) + ")")
			.collect(Collectors.joining(", "));
	}

}
