package dev.exectrace.analysis.jfr;

/**
 * How a field stands in a chunk.
 */
enum FieldType {

	/** A number of variable length, a boolean or the key of a constant. */
	NUMBER,

	/** A single byte that may be negative. */
	BYTE,

	/** Four bytes, a float. */
	FLOAT,

	/** Eight bytes, a double. */
	DOUBLE,

	/** A string. */
	STRING,

	/** Other fields, one after the other. */
	STRUCT

}
