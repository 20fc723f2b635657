package dev.exectrace.analysis.export.timeline;

/**
 * A task, or a region, cut to the selected time.
 *
 * @param task the row of the task, or of the one that the region is part of, negative for
 * none
 * @param region the region's row, negative for a task
 * @param thread the region's thread, negative for a task
 * @param start since when, in nanoseconds since the window's start
 * @param end until when
 */
public record TaskSlice(int task, int region, int thread, long start, long end) {

	/**
	 * Whether it is a region.
	 * @return whether it is
	 */
	public boolean isRegion() {
		return this.region >= 0;
	}

}
