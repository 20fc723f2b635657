package dev.exectrace.analysis.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.exectrace.analysis.model.Trace;

/**
 * Says in plain sentences what waits cost.
 */
final class WaitSentences {

	private final Trace trace;

	private final Meanwhile meanwhile;

	WaitSentences(Trace trace, CallPaths paths) {
		this.trace = trace;
		this.meanwhile = new Meanwhile(trace, paths);
	}

	Finding waits(WaitTotals totals, boolean oneAfterTheOther) {
		StringBuilder title = new StringBuilder(who(totals)).append(' ')
			.append((totals.kind == Finding.Kind.SLEEP) ? "slept" : "waited")
			.append(' ')
			.append(Text.percent(Math.min(1, totals.cost / Math.max(1, totals.life))))
			.append(" of their time")
			.append(what(totals))
			.append(" in ")
			.append(totals.path.describe());
		List<String> details = new ArrayList<>();
		details.add(numbers(totals));
		if (oneAfterTheOther) {
			title.append(String.format(Locale.ROOT, ": %.1f calls one after the other in each",
					totals.count / totals.threads));
			details.add("Calls that do not need each other's answers could be made at once");
		}
		addWakers(totals, details);
		return new Finding(totals.kind, title.toString(), details, Math.round(totals.cost), Math.round(totals.count),
				totals.threads, totals.longest, totals.stack());
	}

	Finding pinned(WaitTotals totals, double delayed) {
		String title = who(totals) + " waited " + Text.duration(totals.cost) + " and held "
				+ ((totals.threads == 1) ? "its carrier" : "their carriers") + " (pinned) in " + totals.path.describe();
		List<String> details = new ArrayList<>();
		details.add(numbers(totals));
		if (delayed > 0) {
			details.add("Meanwhile other virtual threads were ready to run, for " + Text.duration(delayed) + " in all");
		}
		return new Finding(totals.kind, title, details, Math.round(totals.cost + delayed), Math.round(totals.count),
				totals.threads, totals.longest, totals.stack());
	}

	private String who(WaitTotals totals) {
		String group = totals.threadGroup();
		String others = (totals.threadGroupCount() > 1) ? " and others" : "";
		return (totals.threads == 1) ? "A thread of " + group
				: Text.count(totals.threads) + " threads of " + group + others;
	}

	private static String what(WaitTotals totals) {
		String type = totals.type();
		String named = (type != null) ? " (" + Text.simpleName(type) + ")" : "";
		return switch (totals.kind) {
			case MONITOR -> " to enter a monitor" + named;
			case LOCK -> " for a lock" + named;
			case POOL -> " for " + Text.simpleName(totals.pool);
			case QUEUE -> " for the other side of a queue or condition" + named;
			case NETWORK -> " for the network" + ((totals.target() != null) ? " (" + totals.target() + ")" : "");
			case FILE -> " for a file" + ((totals.target() != null) ? " (" + totals.target() + ")" : "");
			case PARK -> " for another thread" + named;
			default -> "";
		};
	}

	private static String numbers(WaitTotals totals) {
		return Text.times(totals.count, "wait", "waits") + ", " + Text.duration(totals.cost) + " in all, "
				+ Text.duration(totals.cost / totals.count) + " each, the longest " + Text.duration(totals.longest);
	}

	private void addWakers(WaitTotals totals, List<String> details) {
		if (totals.examples().isEmpty()) {
			return;
		}
		String role = switch (totals.kind) {
			case MONITOR, LOCK, POOL -> "those who held it, of ";
			case QUEUE, PARK -> "those who let them go on, of ";
			default -> null;
		};
		if (role == null) {
			return;
		}
		String sentence = this.meanwhile.describe(totals.examples(), role + wakers(totals) + ",");
		if (sentence != null) {
			details.add(sentence);
		}
	}

	private String wakers(WaitTotals totals) {
		Map<String, Long> groups = new HashMap<>();
		for (WaitTotals.Example example : totals.examples()) {
			groups.merge(this.trace.threads().groups().name(this.trace.threads().groups().group(example.waker())),
					example.length(), Long::sum);
		}
		return groups.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.limit(2)
			.map(Map.Entry::getKey)
			.reduce((first, second) -> first + " and " + second)
			.orElse("");
	}

}
