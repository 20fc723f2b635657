package dev.exectrace.analysis.export.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Random;

import dev.exectrace.analysis.export.table.Table;
import dev.exectrace.analysis.export.table.TableSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * DuckDB finds every cell again.
 */
class ParquetSinkTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 8, 9, 63, 1000, 131_072, 131_073, 300_001 })
	void everyCellComesBack(int rows) throws Exception {
		Path file = this.directory.resolve("stacks.parquet");
		try (TableSink sink = new ParquetFormat().open(Table.STACKS, Files.newOutputStream(file))) {
			Random random = new Random(rows);
			for (int row = 0; row < rows; row++) {
				write(sink, random);
			}
		}
		try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
				ResultSet found = connection.createStatement()
					.executeQuery("select stack, depth, method, line from read_parquet('" + file + "')")) {
			Random random = new Random(rows);
			for (int row = 0; row < rows; row++) {
				assertThat(found.next()).isTrue();
				check(found, random, row);
			}
			assertThat(found.next()).isFalse();
		}
	}

	private static void write(TableSink sink, Random random) throws IOException {
		sink.number(random.nextInt());
		sink.number(Integer.MIN_VALUE);
		sink.text(label(random));
		if (isNull(random)) {
			sink.nothing();
		}
		else {
			sink.number(random.nextInt());
		}
		sink.endRow();
	}

	private static void check(ResultSet found, Random random, int row) throws Exception {
		boolean same = found.getInt(1) == random.nextInt();
		same &= found.getInt(2) == Integer.MIN_VALUE;
		same &= found.getString(3).equals(label(random));
		boolean isNull = isNull(random);
		int line = found.getInt(4);
		same &= isNull ? found.wasNull() : !found.wasNull() && line == random.nextInt();
		assertThat(same).as("row %d", row).isTrue();
	}

	/** Runs of one label, then many: both kinds of the hybrid encoding. */
	private static String label(Random random) {
		return "m\u00e9thod " + ((random.nextInt(100) < 90) ? 0 : random.nextInt(700));
	}

	private static boolean isNull(Random random) {
		return random.nextInt(20) == 0;
	}

	@Test
	void aColumnThatNeedsAValueRefusesNothing() throws Exception {
		Path file = this.directory.resolve("stacks.parquet");
		try (TableSink sink = new ParquetFormat().open(Table.STACKS, Files.newOutputStream(file))) {
			assertThatIllegalStateException().isThrownBy(sink::nothing).withMessage("stack needs a value");
		}
	}

}
