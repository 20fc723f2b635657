package dev.exectrace.analysis.profile;

import dev.exectrace.analysis.model.Code;

/**
 * Puts profiles of several instances together into one, whose rows tell their instance.
 * Holds on to no trace, so that traces can be read one after the other. For one thread.
 */
public final class ProfileMerge {

	private final ProfileType type;

	private final Code code = new Code();

	private final ProfileGroups groups = ProfileGroups.ofInstances();

	private final ProfileRows rows = new ProfileRows();

	private ProfileSpan span;

	private boolean withoutRuns;

	private long hidden;

	private long exact;

	private int threads;

	/**
	 * Of none yet.
	 * @param type what the profiles add up
	 */
	public ProfileMerge(ProfileType type) {
		this.type = type;
	}

	/**
	 * Adds the profile of an instance.
	 * @param instance the instance's name
	 * @param profile its profile, which is not needed afterwards
	 * @throws IllegalArgumentException if it is of another type
	 */
	public void add(String instance, Profile profile) {
		if (profile.type() != this.type) {
			throw new IllegalArgumentException("One profile is " + this.type.label() + ", the other "
					+ profile.type().label() + "; make them alike");
		}
		int number = this.groups.addInstance(instance);
		for (int row = 0; row < profile.size(); row++) {
			int stack = profile.stack(row);
			this.rows.add((stack >= 0) ? this.code.copy(profile.code(), stack) : stack,
					this.groups.number(number, profile.group(row)), profile.reason(row).ordinal(), profile.value(row),
					profile.count(row));
		}
		this.span = ProfileSpan.around(this.span,
				new ProfileSpan(profile.startEpochNanos(), profile.from(), profile.duration()));
		this.withoutRuns |= profile.isWithoutRuns();
		this.hidden += profile.hidden();
		this.exact += profile.exact();
		this.threads += profile.threads();
	}

	/**
	 * All of it.
	 * @return the merged profile
	 * @throws IllegalStateException if nothing was added
	 */
	public Profile profile() {
		if (this.span == null) {
			throw new IllegalStateException("No profile was added");
		}
		return new Profile(this.type, this.code, this.groups, this.rows, this.span, this.withoutRuns, this.hidden,
				this.exact, this.threads);
	}

}
