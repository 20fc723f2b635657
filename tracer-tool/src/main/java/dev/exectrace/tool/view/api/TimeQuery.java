package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.select.Selection;

/**
 * The time that a request is about, by {@code from=} and {@code to=}: all by default.
 */
final class TimeQuery {

	private TimeQuery() {
	}

	static Selection selection(Query query) {
		return selection(query, "from", "to");
	}

	/** The same by parameters of other names. */
	static Selection selection(Query query, String fromName, String toName) {
		long from = query.number(fromName, 0, Long.MAX_VALUE, 0);
		return new Selection(null, from, query.number(toName, from, Long.MAX_VALUE, Long.MAX_VALUE));
	}

}
