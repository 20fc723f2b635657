package dev.exectrace.tool.profile;

import java.nio.file.Path;

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
	flamegraph;

	/** What to do with a file, to follow its name. */
	String next(Path file) {
		return switch (this) {
			case text -> "";
			case pprof -> "; see it with 'go tool pprof -http=: " + file + "'";
			case collapsed -> "; draw it with 'flamegraph.pl " + file + "'";
			case flamegraph -> "; open it in a browser";
		};
	}

}
