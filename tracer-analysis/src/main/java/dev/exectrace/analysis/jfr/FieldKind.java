package dev.exectrace.analysis.jfr;

/**
 * What the value of an event's field is.
 */
public enum FieldKind {

	/** A whole number. */
	NUMBER,

	/** A number that is 0 or 1. */
	BOOLEAN,

	/** A number with a fraction. */
	REAL,

	/** A number with a fraction, a share from 0 to 1. */
	PERCENTAGE,

	/** An amount of data in bytes. */
	BYTES,

	/** An address in memory. */
	ADDRESS,

	/** A length of time in nanoseconds. */
	DURATION,

	/** A time in nanoseconds since the window's start. */
	TIME,

	/** A text, or a constant that is one. */
	TEXT,

	/** A thread: its number is the id that Java gave it, its text its name. */
	THREAD,

	/** A class: its text is its name. */
	CLASS,

	/** A method: its text is its name, with its class. */
	METHOD,

	/** A stack. */
	STACK,

	/** What this reader makes nothing of: several values, or another constant. */
	OTHER

}
