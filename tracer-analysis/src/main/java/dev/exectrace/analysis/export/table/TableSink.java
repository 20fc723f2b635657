package dev.exectrace.analysis.export.table;

import java.io.Closeable;
import java.io.IOException;

/**
 * Takes the rows of one table, cell by cell in the order of the columns. Not for several
 * threads.
 */
public interface TableSink extends Closeable {

	/**
	 * A number, or for {@link ColumnType#BOOLEAN} 0 or 1.
	 * @param value the number
	 * @throws IOException if it cannot be written
	 */
	void number(long value) throws IOException;

	/**
	 * A text.
	 * @param value the text, not {@code null}
	 * @throws IOException if it cannot be written
	 */
	void text(String value) throws IOException;

	/**
	 * Nothing, for a column that is nullable.
	 * @throws IOException if it cannot be written
	 */
	void nothing() throws IOException;

	/**
	 * Ends the row.
	 * @throws IOException if it cannot be written
	 */
	void endRow() throws IOException;

	/**
	 * A number of a thread, class or stack.
	 * @param value the number, nothing if it is negative
	 * @throws IOException if it cannot be written
	 */
	default void reference(long value) throws IOException {
		if (value >= 0) {
			number(value);
		}
		else {
			nothing();
		}
	}

	/**
	 * A text that may be missing.
	 * @param value the text or {@code null}
	 * @throws IOException if it cannot be written
	 */
	default void optional(String value) throws IOException {
		if (value != null) {
			text(value);
		}
		else {
			nothing();
		}
	}

	/**
	 * Whether something is so.
	 * @param value whether it is
	 * @throws IOException if it cannot be written
	 */
	default void flag(boolean value) throws IOException {
		number(value ? 1 : 0);
	}

}
