package dev.exectrace.analysis.profile;

/**
 * What the values of a profile are in.
 */
public enum ProfileUnit {

	/** Time. */
	NANOSECONDS("nanoseconds"),

	/** Memory. */
	BYTES("bytes");

	private final String label;

	ProfileUnit(String label) {
		this.label = label;
	}

	/**
	 * The unit's name.
	 * @return the name, in lower case
	 */
	public String label() {
		return this.label;
	}

}
