package dev.exectrace.analysis.diff;

/**
 * Cuts a time into equal slots.
 *
 * @param per what times are divided by
 * @param from when the time begins
 * @param to when it ends
 */
record Slots(Per per, long from, long to) {

	int of(long at) {
		double share = (double) (at - this.from) / (this.to - this.from);
		return Math.clamp((int) (share * Amount.SLOTS), 0, Amount.SLOTS - 1);
	}

	/** Hands out the parts of an interval; whole where slots do not matter. */
	void spread(long start, long end, Part part) {
		if (this.per == Per.THREAD) {
			part.take(0, start, end);
			return;
		}
		int last = of(end - 1);
		long at = start;
		for (int slot = of(start); slot < last; slot++) {
			long next = Math.clamp(begin(slot + 1), at, end);
			part.take(slot, at, next);
			at = next;
		}
		part.take(last, at, end);
	}

	private long begin(int slot) {
		return this.from + Math.round((double) (this.to - this.from) * slot / Amount.SLOTS);
	}

	/**
	 * Takes a part of an interval.
	 */
	interface Part {

		void take(int slot, long from, long to);

	}

}
