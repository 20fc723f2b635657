package dev.exectrace.loadtest.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text: the first column to the left, the others to the right.
 */
final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	Table row(Object... cells) {
		List<String> row = new ArrayList<>();
		for (Object cell : cells) {
			row.add(String.valueOf(cell));
		}
		this.rows.add(row);
		return this;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (List<String> row : this.rows) {
			StringBuilder line = new StringBuilder("  ");
			for (int i = 0; i < row.size(); i++) {
				int width = width(i);
				line.append((i == 0) ? pad(row.get(i), -width) : pad(row.get(i), width + 2));
			}
			text.append(line.toString().stripTrailing()).append('\n');
		}
		return text.toString();
	}

	private int width(int column) {
		return this.rows.stream()
			.filter((row) -> row.size() > column)
			.mapToInt((row) -> row.get(column).length())
			.max()
			.orElse(0);
	}

	private static String pad(String cell, int width) {
		return (width != 0) ? String.format("%" + width + "s", cell) : cell;
	}

}
