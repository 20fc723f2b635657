package dev.exectrace.tool.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonGenerator;

/**
 * Rows of a few columns. Prints itself as text in aligned columns or as JSON, an array
 * with an object for each row.
 */
public final class Table {

	private static final String GAP = "  ";

	private final List<Column> columns;

	private final List<Object[]> rows = new ArrayList<>();

	/**
	 * Creates one without rows.
	 * @param columns its columns
	 */
	public Table(Column... columns) {
		this(List.of(columns));
	}

	/**
	 * Creates one without rows.
	 * @param columns its columns
	 */
	public Table(List<Column> columns) {
		this.columns = List.copyOf(columns);
	}

	/**
	 * Adds a row.
	 * @param values a value for each column, {@code null} for none: a {@link Number}, or
	 * any object in a column of texts, where only JSON is written a table, too
	 * @return this table
	 */
	public Table row(Object... values) {
		if (values.length != this.columns.size()) {
			throw new IllegalArgumentException(values.length + " values for " + this.columns.size() + " columns");
		}
		this.rows.add(values.clone());
		return this;
	}

	/**
	 * The columns.
	 * @return the columns
	 */
	public List<Column> columns() {
		return this.columns;
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int size() {
		return this.rows.size();
	}

	/**
	 * Prints it as text: names, then rows. Texts stand to the left, numbers to the right.
	 * @param out where to
	 */
	public void print(PrintWriter out) {
		int count = this.columns.size();
		int[] widths = new int[count];
		for (int i = 0; i < count; i++) {
			widths[i] = width(this.columns.get(i).label());
			for (Object[] row : this.rows) {
				widths[i] = Math.max(widths[i], width(this.columns.get(i).format(row[i])));
			}
		}
		String[] cells = new String[count];
		for (int i = 0; i < count; i++) {
			cells[i] = this.columns.get(i).label();
		}
		line(out, cells, widths);
		for (Object[] row : this.rows) {
			for (int i = 0; i < count; i++) {
				cells[i] = this.columns.get(i).format(row[i]);
			}
			line(out, cells, widths);
		}
	}

	private void line(PrintWriter out, String[] cells, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < cells.length; i++) {
			if (i > 0) {
				line.append(GAP);
			}
			String padding = " ".repeat(widths[i] - width(cells[i]));
			if (this.columns.get(i).type() == Column.Type.TEXT) {
				line.append(cells[i]).append(padding);
			}
			else {
				line.append(padding).append(cells[i]);
			}
		}
		out.println(line.toString().stripTrailing());
	}

	private static int width(String text) {
		return text.codePointCount(0, text.length());
	}

	/**
	 * Writes it as JSON.
	 * @param json where to
	 */
	public void write(JsonGenerator json) {
		json.writeStartArray();
		for (Object[] row : this.rows) {
			json.writeStartObject();
			for (int i = 0; i < row.length; i++) {
				json.writeName(this.columns.get(i).key());
				write(json, this.columns.get(i).type(), row[i]);
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void write(JsonGenerator json, Column.Type type, Object value) {
		switch (value) {
			case null -> json.writeNull();
			case Table table -> table.write(json);
			case Number number when type == Column.Type.PERCENT -> {
				if (Double.isFinite(number.doubleValue())) {
					json.writeNumber(number.doubleValue());
				}
				else {
					json.writeNull();
				}
			}
			case Number number when type != Column.Type.TEXT -> json.writeNumber(number.longValue());
			default -> json.writeString(value.toString());
		}
	}

}
