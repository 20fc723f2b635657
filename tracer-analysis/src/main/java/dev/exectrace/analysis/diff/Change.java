package dev.exectrace.analysis.diff;

/**
 * How much of something there is in two traces, per second or per thread.
 *
 * @param activity what
 * @param before how much there is in the first trace
 * @param after how much there is in the second one
 */
public record Change(Activity activity, Rate before, Rate after) {

	/**
	 * Three standard errors: chance alone seldom moves a mean that far.
	 */
	private static final double ERRORS = 3;

	private static final double LEAST_SHARE = 0.01;

	/**
	 * By how much the time grew.
	 * @return nanoseconds, negative where it shrank
	 */
	public double nanos() {
		return this.after.nanos() - this.before.nanos();
	}

	/**
	 * How many times as much there is.
	 * @return the factor, infinite where there was nothing before
	 */
	public double ratio() {
		return this.after.nanos() / this.before.nanos();
	}

	/**
	 * How much the two may differ by chance, as their times vary within each trace.
	 * @return nanoseconds
	 */
	public double noise() {
		return ERRORS * Math.hypot(this.before.error(), this.after.error());
	}

	/**
	 * Whether it is more than noise, and more than one per cent.
	 * @return whether it is
	 */
	public boolean isClear() {
		double size = Math.abs(nanos());
		return size > noise() && size >= LEAST_SHARE * Math.max(this.before.nanos(), this.after.nanos());
	}

}
