package dev.exectrace.analysis.export.table;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type what it holds
 * @param nullable whether it may hold nothing
 */
public record Column(String name, ColumnType type, boolean nullable) {

	static Column of(String name, ColumnType type) {
		return new Column(name, type, false);
	}

	static Column nullable(String name, ColumnType type) {
		return new Column(name, type, true);
	}

}
