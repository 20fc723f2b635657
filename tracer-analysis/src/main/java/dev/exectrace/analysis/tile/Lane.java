package dev.exectrace.analysis.tile;

/**
 * Intervals of one kind that do not overlap, in order.
 *
 * @param kind what they are
 * @param starts when each begins, in nanoseconds since the window's start
 * @param ends when each ends
 * @param items the number of what each one is
 */
record Lane(int kind, long[] starts, long[] ends, int[] items) {

	void addTo(Slices slices) {
		slices.beginRow((this.starts.length > 0) ? this.starts[0] : 0);
		for (int i = 0; i < this.starts.length; i++) {
			slices.skip(this.starts[i]);
			slices.add(this.kind, this.ends[i] - slices.position());
		}
	}

	/** The item at a time. */
	int item(long at) {
		int low = 0;
		int high = this.starts.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.starts[middle] <= at) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return this.items[Math.max(0, low - 1)];
	}

}
