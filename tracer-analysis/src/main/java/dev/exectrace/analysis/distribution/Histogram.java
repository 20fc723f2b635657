package dev.exectrace.analysis.distribution;

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

	private static int bucket(long nanos) {
		if (nanos < WIDTH) {
			return (int) nanos;
		}
		int shift = 63 - Long.numberOfLeadingZeros(nanos) - BITS;
		return (shift + 1) * WIDTH + (int) ((nanos >>> shift) - WIDTH);
	}

	private static long middle(int bucket) {
		if (bucket < WIDTH) {
			return bucket;
		}
		int shift = bucket / WIDTH - 1;
		long from = (long) (bucket % WIDTH + WIDTH) << shift;
		return from + ((1L << shift) >> 1);
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
