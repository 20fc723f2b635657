package dev.exectrace.tool.profile;

/**
 * How a profile is written. Lower case, as the names are what people type.
 */
enum Format {

	/** Methods and stacks, for people. */
	text,

	/** For {@code go tool pprof} and others. */
	pprof,

	/** For {@code flamegraph.pl} and others. */
	collapsed,

	/** A page for a browser. */
	flamegraph

}
