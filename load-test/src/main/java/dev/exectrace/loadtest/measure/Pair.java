package dev.exectrace.loadtest.measure;

/**
 * Two slices, one right after the other: machines drift, the ratio of neighbours does
 * not.
 *
 * @param off without a capture
 * @param on with one
 */
public record Pair(Slice off, Slice on) {

	/**
	 * The throughput with a capture by that without.
	 * @return the ratio
	 */
	public double throughputRatio() {
		return this.on.throughput() / this.off.throughput();
	}

	/**
	 * The CPU time of a request with a capture by that without.
	 * @return the ratio
	 */
	public double cpuRatio() {
		return this.on.cpuMicros() / this.off.cpuMicros();
	}

}
