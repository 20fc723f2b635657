package dev.exectrace.analysis.tile;

/**
 * What a row shows.
 */
public enum RowKind {

	/** Stops of the whole JVM, or garbage collections. */
	MACHINE("JVM"),

	/** What ran on a carrier. */
	CARRIER("Carriers"),

	/** What a platform thread did. */
	PLATFORM("Platform threads"),

	/** What a virtual thread did. */
	VIRTUAL("Virtual threads"),

	/** Tasks of one name that do not overlap, or regions of them. */
	TASK("Tasks"),

	/** Regions of one name that do not overlap and belong to no task. */
	REGION("Regions outside of tasks");

	private final String label;

	RowKind(String label) {
		this.label = label;
	}

	/**
	 * The name of such rows, as people read it.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

}
