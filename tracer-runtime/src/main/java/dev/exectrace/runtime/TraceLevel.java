package dev.exectrace.runtime;

/**
 * How much a trace can tell.
 */
public enum TraceLevel {

	/**
	 * The JDK's own events only: platform threads, no scheduling of virtual threads.
	 */
	JDK,

	/**
	 * The agent is in place, but some of its hooks did not fit this JDK.
	 */
	PARTIAL,

	/**
	 * Everything, with the scheduling of virtual threads.
	 */
	FULL

}
