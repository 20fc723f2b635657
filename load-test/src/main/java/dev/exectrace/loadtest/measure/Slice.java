package dev.exectrace.loadtest.measure;

import java.time.Duration;

/**
 * What the service did during some time.
 *
 * @param requests how many requests it answered
 * @param time how long it took
 * @param cpu the CPU time that it used
 * @param bytes the size of the trace, 0 without a capture
 */
public record Slice(long requests, Duration time, Duration cpu, long bytes) {

	/**
	 * The throughput.
	 * @return the requests a second
	 */
	public double throughput() {
		return this.requests / (this.time.toNanos() / 1e9);
	}

	/**
	 * The CPU time of a request.
	 * @return the microseconds
	 */
	public double cpuMicros() {
		return this.cpu.toNanos() / 1e3 / this.requests;
	}

	/**
	 * The part of the trace that a request takes.
	 * @return the bytes
	 */
	public double bytesPerRequest() {
		return (double) this.bytes / this.requests;
	}

}
