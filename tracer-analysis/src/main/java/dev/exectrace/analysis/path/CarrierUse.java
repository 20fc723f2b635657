package dev.exectrace.analysis.path;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.exectrace.analysis.column.RowIndex;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Trace;

/**
 * Who ran on the carriers.
 */
final class CarrierUse {

	private static final int TOP = 3;

	private final Trace trace;

	private final int[] carriers;

	CarrierUse(Trace trace) {
		this.trace = trace;
		this.carriers = IntStream.range(0, trace.threads().count()).filter(trace.threads()::isCarrier).toArray();
	}

	List<GroupTime> in(long from, long to) {
		Map<Integer, Long> times = new HashMap<>();
		for (int carrier : this.carriers) {
			add(carrier, from, to, times);
		}
		return times.entrySet()
			.stream()
			.map((entry) -> new GroupTime(entry.getKey(), entry.getValue()))
			.sorted(Comparator.comparingLong(GroupTime::time).reversed())
			.limit(TOP)
			.toList();
	}

	private void add(int carrier, long from, long to, Map<Integer, Long> times) {
		Runs runs = this.trace.runs();
		RowIndex index = this.trace.runsByCarrier();
		for (int at = firstEndingAfter(carrier, from); at < index.count(carrier); at++) {
			int run = index.row(carrier, at);
			if (runs.start(run) >= to) {
				return;
			}
			long time = Math.min(to, runs.end(run)) - Math.max(from, runs.start(run));
			if (time > 0) {
				times.merge(this.trace.threads().groups().group(runs.thread(run)), time, Long::sum);
			}
		}
	}

	private int firstEndingAfter(int carrier, long time) {
		int low = 0;
		int high = this.trace.runsByCarrier().count(carrier);
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.trace.runs().end(this.trace.runsByCarrier().row(carrier, middle)) <= time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}
