package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.select.Selection;

/**
 * The time that a request is about, by {@code from=} and {@code to=}: all by default.
 */
final class TimeQuery {

	private TimeQuery() {
	}

	static Selection selection(Query query) {
		long from = query.number("from", 0, Long.MAX_VALUE, 0);
		return new Selection(null, from, query.number("to", from, Long.MAX_VALUE, Long.MAX_VALUE));
	}

}
