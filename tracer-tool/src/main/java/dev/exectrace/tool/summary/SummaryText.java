package dev.exectrace.tool.summary;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.exectrace.analysis.finding.Finding;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceFacts;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.analysis.summary.BlockingStack;
import dev.exectrace.analysis.summary.StateTimes;
import dev.exectrace.analysis.summary.Summary;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;

/**
 * A summary for people. For use by one thread.
 */
public final class SummaryText {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");

	private static final int STACKS = 5;

	private static final int TASKS = 5;

	private static final int FRAMES = 4;

	private final PrintWriter out;

	private final Paragraphs paragraphs;

	private final Trace trace;

	/**
	 * Prepares to print.
	 * @param out where it goes
	 * @param trace the trace that is summed up
	 */
	public SummaryText(PrintWriter out, Trace trace) {
		this.out = out;
		this.paragraphs = new Paragraphs(out);
		this.trace = trace;
	}

	/**
	 * Prints what {@code exectrace summary} does.
	 * @param summary the summary of the trace
	 * @param most how many findings at most, 0 for all
	 */
	public void print(Summary summary, int most) {
		facts();
		states(summary);
		reasons(summary);
		pauses();
		stacks(summary);
		tasks(summary.tasks());
		findings(summary.findings(), most);
	}

	private void facts() {
		TraceFacts facts = this.trace.facts();
		Map<String, String> properties = facts.properties();
		Instant start = Instant.ofEpochSecond(0, facts.startEpochNanos());
		this.out.println(properties.getOrDefault("application", "A JVM") + ", " + Quantity.duration(facts.window())
				+ " from " + TIME.format(start.atZone(ZoneId.systemDefault())));
		line("JVM", properties.get("version"));
		line("host", join(properties.get("os"), properties.get("cpu")));
		line("level", facts.level().isEmpty() ? "not a capture of Exectrace" : facts.level());
		line("agent", properties.get("agent"));
		line("read",
				Quantity.bytes(facts.bytes()) + ", " + facts.events() + " events in " + facts.chunks() + " chunks");
		line("also ran",
				facts.otherRecordings().isEmpty() ? null : "recordings " + String.join(", ", facts.otherRecordings()));
		if (facts.losses().isEmpty()) {
			line("lost", "nothing");
		}
		facts.losses().forEach((loss) -> line("LOST", loss));
		facts.notes().forEach((note) -> line("note", note));
	}

	private static String join(String... parts) {
		return Arrays.stream(parts).filter((part) -> part != null).reduce((a, b) -> a + ", " + b).orElse(null);
	}

	private void line(String name, String value) {
		if (value != null) {
			this.out.printf("  %-9s", name);
			this.paragraphs.wrapped(value, 11);
		}
	}

	private void states(Summary summary) {
		this.paragraphs.title("Where the time of threads went");
		Table table = new Table(Column.text("kind", "threads"), Column.count("threads", "count"),
				Column.duration("running", "running"), Column.duration("runnable", "runnable"),
				Column.duration("blocked", "blocked"), Column.duration("stopped", "stopped"),
				Column.duration("unknown", "unknown"), Column.duration("idle", "idle"),
				Column.duration("p50", "latency p50"), Column.duration("p99", "p99"), Column.duration("max", "max"));
		for (StateTimes row : summary.states()) {
			boolean ready = row.latency().count() > 0;
			table.row(row.kind(), row.threads(), row.times().in(ThreadState.RUNNING),
					row.times().in(ThreadState.RUNNABLE), row.times().in(ThreadState.BLOCKED),
					row.times().in(ThreadState.STOPPED), row.times().in(ThreadState.UNKNOWN), row.idle(),
					ready ? row.latency().p50() : null, ready ? row.latency().p99() : null,
					ready ? row.latency().max() : null);
		}
		table.print(this.out);
		this.out.println();
		this.paragraphs
			.wrapped("Idle is waiting for work; latency is how long a thread was ready to run before it ran. Left out: "
					+ summary.services() + " threads of the JVM, the server and the tracer.", 0);
	}

	private void reasons(Summary summary) {
		List<WaitReason> reasons = new ArrayList<>();
		for (WaitReason reason : WaitReason.values()) {
			if (total(summary, reason) > 0) {
				reasons.add(reason);
			}
		}
		if (reasons.isEmpty()) {
			return;
		}
		reasons.sort(Comparator.comparingLong((WaitReason reason) -> total(summary, reason)).reversed());
		this.paragraphs.title("Blocked, by reason");
		List<Column> columns = new ArrayList<>();
		columns.add(Column.text("reason", "reason"));
		columns.add(Column.duration("time", "time"));
		columns.add(Column.count("waits", "waits"));
		List<StateTimes> kinds = summary.states();
		kinds.forEach((row) -> columns.add(Column.duration(row.kind(), row.kind())));
		Table table = new Table(columns);
		for (WaitReason reason : reasons) {
			List<Object> values = new ArrayList<>();
			values.add(reason.label());
			values.add(total(summary, reason));
			values.add(summary.states().stream().mapToLong((row) -> row.times().waits(reason)).sum());
			kinds.forEach((row) -> values.add(row.times().blocked(reason)));
			table.row(values.toArray());
		}
		table.print(this.out);
	}

	private static long total(Summary summary, WaitReason reason) {
		return summary.states().stream().mapToLong((row) -> row.times().blocked(reason)).sum();
	}

	private void pauses() {
		List<Pause> pauses = this.trace.pauses().all();
		if (pauses.isEmpty()) {
			return;
		}
		this.paragraphs.title("All threads stopped");
		long stopped = this.trace.pauses().overlap(0, this.trace.window());
		Pause longest = pauses.stream().max(Comparator.comparingLong(Pause::duration)).orElseThrow();
		this.out.println(Quantity.duration(stopped) + ", "
				+ Quantity.percent((double) stopped / Math.max(1, this.trace.window())) + " of the time; "
				+ this.trace.garbageCollections().size() + " garbage collections; the longest stop "
				+ Quantity.duration(longest.duration()) + " (" + longest.cause() + ")");
	}

	private void stacks(Summary summary) {
		if (summary.stacks().isEmpty()) {
			return;
		}
		this.paragraphs.title("Where threads were blocked most");
		Frames frames = new Frames(this.trace.code());
		for (BlockingStack stack : summary.stacks().stream().limit(STACKS).toList()) {
			this.out.printf("%9s  %s, %d times%n", Quantity.duration(stack.time()), stack.reason().label(),
					stack.count());
			lines(frames, stack.stack()).forEach((line) -> this.out.println("           " + line));
		}
	}

	private void tasks(List<TaskKind> tasks) {
		if (tasks.isEmpty()) {
			return;
		}
		this.paragraphs.title("Tasks that took most of the time");
		Table table = new Table(Column.duration("total", "total"), Column.count("count", "count"),
				Column.duration("p50", "p50"), Column.duration("p99", "p99"), Column.duration("max", "max"),
				Column.text("most", "most of it"), Column.text("name", "name"));
		for (TaskKind kind : tasks.stream().limit(TASKS).toList()) {
			boolean ended = kind.complete() > 0;
			table.row(kind.time().total(), kind.count(), ended ? kind.durations().p50() : null,
					ended ? kind.durations().p99() : null, ended ? kind.durations().max() : null, kind.time().most(),
					kind.name());
		}
		table.print(this.out);
		if (tasks.size() > TASKS) {
			this.out.println();
			this.out.println("There are " + (tasks.size() - TASKS) + " more names: see 'exectrace tasks'.");
		}
	}

	/** The application's frames, where there are any. */
	private List<String> lines(Frames frames, int stack) {
		List<String> all = this.trace.code().describe(stack);
		List<String> own = IntStream.range(0, all.size())
			.filter((at) -> frames.isApplication(stack, at))
			.mapToObj(all::get)
			.toList();
		return (own.isEmpty() ? all : own).stream().limit(FRAMES).toList();
	}

	private void findings(List<Finding> findings, int most) {
		this.paragraphs.title("Findings, the costliest first");
		if (findings.isEmpty()) {
			this.out.println("None: no wait, pause or delay was worth telling.");
			return;
		}
		int number = 1;
		for (Finding finding : findings.stream().limit(most).toList()) {
			this.out.printf("%2d. ", number++);
			this.paragraphs.wrapped(finding.title(), 4);
			for (String detail : finding.details()) {
				this.out.print("    ");
				this.paragraphs.wrapped(detail, 6);
			}
		}
		if (findings.size() > most) {
			this.out.println(findings.size() - most + " more are not shown; --limit 0 shows all.");
		}
	}

}
