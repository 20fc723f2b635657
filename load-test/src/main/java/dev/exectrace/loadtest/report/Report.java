package dev.exectrace.loadtest.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.exectrace.loadtest.check.Finding;
import dev.exectrace.loadtest.measure.Pair;
import dev.exectrace.loadtest.measure.Pairs;
import dev.exectrace.loadtest.trace.Block;
import dev.exectrace.loadtest.trace.Trace;

/**
 * What the load test prints at the end.
 */
public final class Report {

	private static final int MAX_EVENT_TYPES = 15;

	private final StringBuilder text = new StringBuilder();

	/**
	 * Adds what checks found.
	 * @param title what was checked
	 * @param findings what came out
	 * @return this
	 */
	public Report findings(String title, List<Finding> findings) {
		int width = findings.stream().mapToInt((finding) -> finding.what().length()).max().orElse(1);
		heading(title);
		for (Finding finding : findings) {
			this.text.append("  %-6s  ".formatted(finding.ok() ? "ok" : "FAILED"))
				.append(("%-" + width + "s  %s%n").formatted(finding.what(), finding.detail()));
		}
		return this;
	}

	/**
	 * Adds what a capture costs.
	 * @param title the load
	 * @param pairs the measurements
	 * @return this
	 */
	public Report cost(String title, Pairs pairs) {
		Table table = new Table().row("", "without", "with a capture", "ratio");
		table.row("requests", "%,.0f".formatted(pairs.median((pair) -> pair.off().requests())),
				"%,.0f".formatted(pairs.median((pair) -> pair.on().requests())), "");
		table.row("requests a second", "%,.0f".formatted(pairs.median((pair) -> pair.off().throughput())),
				"%,.0f".formatted(pairs.median((pair) -> pair.on().throughput())),
				"%.3f".formatted(pairs.median(Pair::throughputRatio)));
		table.row("CPU a request", "%,.1f us".formatted(pairs.median((pair) -> pair.off().cpuMicros())),
				"%,.1f us".formatted(pairs.median((pair) -> pair.on().cpuMicros())),
				"%.3f".formatted(pairs.median(Pair::cpuRatio)));
		table.row("trace a request", "", "%,.0f B".formatted(pairs.median((pair) -> pair.on().bytesPerRequest())), "");
		heading("%s, medians of %d pairs".formatted(title, pairs.pairs().size()));
		this.text.append(table);
		return this;
	}

	/**
	 * Adds how many events of which type there are.
	 * @param trace the trace
	 * @return this
	 */
	public Report events(Trace trace) {
		long total = trace.eventCounts().values().stream().mapToLong(Long::longValue).sum();
		Table table = new Table();
		trace.eventCounts()
			.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
			.limit(MAX_EVENT_TYPES)
			.forEach((entry) -> table.row(entry.getKey(), "%,d".formatted(entry.getValue())));
		if (trace.eventCounts().size() > MAX_EVENT_TYPES) {
			table.row("and %d more types".formatted(trace.eventCounts().size() - MAX_EVENT_TYPES), "");
		}
		table.row("all", "%,d".formatted(total));
		heading("Events by type");
		this.text.append(table);
		return this;
	}

	/**
	 * Adds how long virtual threads were blocked.
	 * @param trace the trace
	 * @return this
	 */
	public Report blockedTime(Trace trace) {
		Map<String, Long> counts = new TreeMap<>();
		Map<String, Long> nanos = new TreeMap<>();
		for (Block block : trace.blocks()) {
			counts.merge(block.reason(), 1L, Long::sum);
			nanos.merge(block.reason(), block.nanos(), Long::sum);
		}
		Table table = new Table().row("", "times", "in all");
		nanos.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
			.forEach((entry) -> table.row(entry.getKey(), "%,d".formatted(counts.get(entry.getKey())),
					"%,.3f s".formatted(entry.getValue() / 1e9)));
		heading("Blocked time of virtual threads by reason");
		this.text.append(table);
		return this;
	}

	private void heading(String heading) {
		this.text.append('\n').append(heading).append('\n');
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
