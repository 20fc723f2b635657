package dev.exectrace.analysis.diff;

/**
 * Adds up something by parts of a trace: by slots of time, or by threads one after
 * another. How the parts differ tells how far the sum is chance.
 */
final class Amount {

	/** Into how many slots a trace's time is cut. */
	static final int SLOTS = 20;

	private final double[] slots;

	private double total;

	private double count;

	private int thread = -1;

	private double ofThread;

	private double squares;

	Amount(Per per) {
		this.slots = (per != Per.THREAD) ? new double[SLOTS] : null;
	}

	void count(double times) {
		this.count += times;
	}

	/** Adds a time in a slot by a thread; the times of a thread come in a row. */
	void add(int slot, int thread, double nanos) {
		this.total += nanos;
		if (this.slots != null) {
			this.slots[slot] += nanos;
			return;
		}
		if (thread != this.thread) {
			this.squares += this.ofThread * this.ofThread;
			this.ofThread = 0;
			this.thread = thread;
		}
		this.ofThread += nanos;
	}

	/** The mean per unit, where slots make up the units or each thread is one. */
	Rate rate(double units) {
		double mean = this.total / units;
		return new Rate(mean, (this.slots != null) ? slotError(units) : threadError(mean, units), this.count / units);
	}

	private double slotError(double units) {
		double mean = this.total / SLOTS;
		double sum = 0;
		for (double slot : this.slots) {
			sum += (slot - mean) * (slot - mean);
		}
		double errorOfSlot = Math.sqrt(sum / (SLOTS - 1) / SLOTS);
		return errorOfSlot * SLOTS / units;
	}

	private double threadError(double mean, double units) {
		if (units < 2) {
			return 0;
		}
		double sum = this.squares + this.ofThread * this.ofThread - units * mean * mean;
		return Math.sqrt(Math.max(0, sum) / (units - 1) / units);
	}

}
