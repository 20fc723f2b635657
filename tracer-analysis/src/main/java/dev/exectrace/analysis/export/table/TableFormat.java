package dev.exectrace.analysis.export.table;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A format of files that hold a table each.
 */
public interface TableFormat {

	/**
	 * The ending of the files' names.
	 * @return the ending, without a dot
	 */
	String extension();

	/**
	 * Begins a table.
	 * @param table the table
	 * @param out where it goes to; closed with the sink
	 * @return takes the rows
	 * @throws IOException if it cannot be written
	 */
	TableSink open(Table table, OutputStream out) throws IOException;

}
