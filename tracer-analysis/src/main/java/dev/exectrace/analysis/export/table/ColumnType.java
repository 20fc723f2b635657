package dev.exectrace.analysis.export.table;

/**
 * What a column holds.
 */
public enum ColumnType {

	/** An integer of 32 bits. */
	INT,

	/** An integer of 64 bits. */
	LONG,

	/** {@code true} or {@code false}. */
	BOOLEAN,

	/** A text that rarely comes twice. */
	TEXT,

	/** A text of a few, as a state's name is. */
	LABEL

}
