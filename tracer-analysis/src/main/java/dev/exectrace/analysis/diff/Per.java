package dev.exectrace.analysis.diff;

/**
 * What the times of a trace are divided by, so that those of two traces compare.
 */
public enum Per {

	/** A second of the selected time. */
	SECOND("second"),

	/** A thread that lived in the selected time. */
	THREAD("thread"),

	/** A task that ended in the selected time and is not part of another one. */
	TASK("task");

	private final String label;

	Per(String label) {
		this.label = label;
	}

	/**
	 * The name of the unit, as people read it.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

}
