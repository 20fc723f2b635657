package dev.exectrace.loadtest.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Compares the first quarter of the samples with the last.
 */
final class Verdict {

	private static final double NOISE = 0.1;

	private static final int LEAST = 4;

	private static final double MIB = 1 << 20;

	private final List<Sample> samples;

	private final List<String> lines = new ArrayList<>();

	private boolean flat = true;

	private Verdict(List<Sample> samples) {
		this.samples = samples;
	}

	/**
	 * Compares.
	 * @param samples the samples in order, at least four
	 * @return the verdict
	 */
	static Verdict of(List<Sample> samples) {
		if (samples.size() < LEAST) {
			throw new IllegalStateException(
					"%d rounds are too few to tell: let it run for longer".formatted(samples.size()));
		}
		Verdict verdict = new Verdict(samples);
		verdict.judge("requests a second", Sample::throughput, "%,.0f", false, 0);
		verdict.judge("us CPU a request", Sample::cpuMicros, "%,.1f", true, 0);
		verdict.judge("MiB heap after a collection", (sample) -> sample.heap() / MIB, "%,.1f", true, 4);
		verdict.judge("MiB resident", (sample) -> sample.resident() / MIB, "%,.1f", true, 16);
		verdict.judge("threads", Sample::threads, "%,.0f", true, 2);
		verdict.judge("descriptors", Sample::descriptors, "%,.0f", true, 4);
		verdict.judge("files", Sample::files, "%,.0f", true, 2);
		verdict.judge("MiB on disk", (sample) -> sample.disk() / MIB, "%,.2f", true, 1);
		return verdict;
	}

	/**
	 * Judges one of the numbers.
	 * @param name what it is
	 * @param value the number
	 * @param format how to write it
	 * @param growthIsBad whether it must not grow, or must not sink
	 * @param slack how much more it may be, beside a tenth
	 */
	private void judge(String name, ToDoubleFunction<Sample> value, String format, boolean growthIsBad, double slack) {
		int quarter = this.samples.size() / 4;
		double first = median(this.samples.subList(0, quarter), value);
		double last = median(this.samples.subList(this.samples.size() - quarter, this.samples.size()), value);
		boolean ok = growthIsBad ? last <= first * (1 + NOISE) + slack : last >= first * (1 - NOISE);
		this.flat &= ok;
		this.lines.add(("%-28s first quarter " + format + ", last " + format + ": %s").formatted(name, first, last,
				ok ? "flat" : growthIsBad ? "GROWN" : "SUNK"));
	}

	private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
		double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/** Whether nothing has grown or sunk by more than noise. */
	boolean flat() {
		return this.flat;
	}

	/** A line for each of the numbers. */
	List<String> lines() {
		return this.lines;
	}

}
