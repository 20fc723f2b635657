package dev.exectrace.agent;

/**
 * How many of the stacks that a recorder may take it takes now. Safe for use by several
 * threads.
 */
final class StackBudget {

	private volatile double share = 1;

	double share() {
		return this.share;
	}

	/**
	 * Changes it, for intervals to come.
	 * @param share the share, more than 0 and at most 1
	 */
	void share(double share) {
		this.share = share;
	}

}
