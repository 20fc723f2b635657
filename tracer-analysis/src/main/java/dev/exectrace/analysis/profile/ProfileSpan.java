package dev.exectrace.analysis.profile;

/**
 * Which time a profile is of, in nanoseconds.
 *
 * @param startEpochNanos when the trace's window began, since 1970-01-01T00:00Z
 * @param from since when, from that on
 * @param duration how long
 */
record ProfileSpan(long startEpochNanos, long from, long duration) {

	/** What spans both, where {@code null} is none. */
	static ProfileSpan around(ProfileSpan one, ProfileSpan other) {
		if (one == null) {
			return other;
		}
		return new ProfileSpan(Math.min(one.startEpochNanos, other.startEpochNanos), Math.min(one.from, other.from),
				Math.max(one.duration, other.duration));
	}

}
