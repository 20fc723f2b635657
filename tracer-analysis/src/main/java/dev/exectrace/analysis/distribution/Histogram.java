package dev.exectrace.analysis.distribution;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts times in buckets that are at most one part in 64 wide, so that percentiles are
 * right to within 0.8%. Is emptied and filled again at the cost of what it held. For one
 * thread.
 */
public final class Histogram {

	private static final int BITS = 6;

	private static final int WIDTH = 1 << BITS;

	private final long[] buckets = new long[(64 - BITS) * WIDTH];

	private int first = Integer.MAX_VALUE;

	private int last = -1;

	private long count;

	private long sum;

	private long max;

	/**
	 * Counts a time.
	 * @param nanos the time in nanoseconds, at least 0
	 */
	public void add(long nanos) {
		int bucket = bucket(nanos);
		this.buckets[bucket]++;
		this.first = Math.min(this.first, bucket);
		this.last = Math.max(this.last, bucket);
		this.count++;
		this.sum += nanos;
		this.max = Math.max(this.max, nanos);
	}

	/**
	 * Counts what another one has counted, too.
	 * @param other the other one
	 */
	public void add(Histogram other) {
		for (int i = other.first; i <= other.last; i++) {
			this.buckets[i] += other.buckets[i];
		}
		this.first = Math.min(this.first, other.first);
		this.last = Math.max(this.last, other.last);
		this.count += other.count;
		this.sum += other.sum;
		this.max = Math.max(this.max, other.max);
	}

	private static int bucket(long nanos) {
		if (nanos < WIDTH) {
			return (int) nanos;
		}
		int shift = 63 - Long.numberOfLeadingZeros(nanos) - BITS;
		return (shift + 1) * WIDTH + (int) ((nanos >>> shift) - WIDTH);
	}

	private static long low(int bucket) {
		return (bucket < WIDTH) ? bucket : (long) (bucket % WIDTH + WIDTH) << shift(bucket);
	}

	private static long middle(int bucket) {
		return (bucket < WIDTH) ? bucket : low(bucket) + ((1L << shift(bucket)) >> 1);
	}

	private static int shift(int bucket) {
		return bucket / WIDTH - 1;
	}

	/**
	 * What was counted, coarsely: each bucket ends at twice the time at which it begins.
	 * @return the buckets, from the first to the last in which something is
	 */
	public List<Bucket> doublings() {
		List<Bucket> doublings = new ArrayList<>();
		for (int i = this.first; i <= this.last; i++) {
			long from = Long.highestOneBit(low(i));
			long to = Math.max(1, from * 2);
			long count = this.buckets[i];
			if (!doublings.isEmpty() && doublings.getLast().from() == from) {
				count += doublings.removeLast().count();
			}
			doublings.add(new Bucket(from, (to > from) ? to : Long.MAX_VALUE, count));
		}
		return doublings;
	}

	/**
	 * Tells what was counted, and counts anew.
	 * @return what was counted
	 */
	public Distribution take() {
		Distribution taken = (this.count == 0) ? Distribution.NONE
				: new Distribution(this.count, this.sum, at(0.5), at(0.9), at(0.99), this.max);
		for (int i = this.first; i <= this.last; i++) {
			this.buckets[i] = 0;
		}
		this.first = Integer.MAX_VALUE;
		this.last = -1;
		this.count = 0;
		this.sum = 0;
		this.max = 0;
		return taken;
	}

	private long at(double share) {
		long rank = Math.max(1, (long) Math.ceil(share * this.count));
		long seen = 0;
		for (int i = this.first; i < this.last; i++) {
			seen += this.buckets[i];
			if (seen >= rank) {
				return Math.min(middle(i), this.max);
			}
		}
		return this.max;
	}

}
