package dev.exectrace.analysis.export.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.SampleTasks;
import dev.exectrace.analysis.export.SampleTrace;
import dev.exectrace.analysis.export.csv.CsvFormat;
import dev.exectrace.analysis.export.parquet.ParquetFormat;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * DuckDB reads what is written, and finds what the trace says.
 */
class TableExportTests {

	private static final Selection SOME = new Selection(Pattern.compile("virtual|hi|\u7dda"), 50_000_000, 700_000_001);

	@TempDir
	private Path directory;

	static List<TableFormat> formats() {
		return List.of(new CsvFormat(), new ParquetFormat());
	}

	@ParameterizedTest
	@MethodSource("formats")
	void timeByStateAndReasonAgrees(TableFormat format) throws Exception {
		Trace trace = SampleTrace.generate(1, 60, 40);
		for (Selection selection : List.of(Selection.ALL, SOME)) {
			Map<String, Long> expected = new HashMap<>();
			Timeline timeline = trace.timeline(0);
			for (int thread = 0; thread < trace.threads().count(); thread++) {
				timeline.reset(thread);
				while (selection.includes(trace, thread) && timeline.next()) {
					long time = selection.overlap(timeline.start(), timeline.end());
					if (time > 0) {
						String reason = (timeline.reason() != WaitReason.NONE) ? timeline.reason().label() : null;
						expected.merge(timeline.state().label() + "/" + reason, time, Long::sum);
					}
				}
			}
			try (Connection duck = write(trace, selection, format)) {
				Map<String, Long> found = new HashMap<>();
				for (List<Object> row : query(duck,
						"select state, reason, sum(end_ns - start_ns)::bigint from states group by all")) {
					found.put(row.get(0) + "/" + row.get(1), (Long) row.get(2));
				}
				assertThat(found).isEqualTo(expected);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void stoppedTimeIsTheOverlapWithPauses(TableFormat format) throws Exception {
		Trace trace = SampleTrace.generate(2, 30, 20);
		Breakdown breakdown = new Breakdown();
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			breakdown.add(trace, trace.timeline(0), thread, Selection.ALL);
		}
		try (Connection duck = write(trace, Selection.ALL, format)) {
			assertThat(query(duck, """
					select sum(least(s.end_ns, p.end_ns) - greatest(s.start_ns, p.start_ns))::bigint
					from states s join pauses p on s.start_ns < p.end_ns and p.start_ns < s.end_ns
					where p.cause = 'GC Pause' and s.state in ('running', 'runnable')"""))
				.containsExactly(List.of(breakdown.in(ThreadState.STOPPED)));
			assertThat(query(duck, "select gc, cause from pauses order by start_ns"))
				.containsExactly(List.of(7L, "GC Pause"), List.of(7L, "G1 \"Young\""));
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void chosenTasksAreAloneWithWhatThreadsDidForThem(TableFormat format) throws Exception {
		Trace trace = SampleTasks.generate(34, 200);
		TaskScopes chosen = SampleTasks.chosen(trace);
		try (Connection duck = write(trace, Selection.ALL, chosen, format)) {
			Map<String, Long> worked = new HashMap<>();
			for (List<Object> row : query(duck, "select t.name, sum(s.end_ns - s.start_ns)::bigint from states s "
					+ "join threads t on s.thread = t.thread group by all")) {
				worked.put((String) row.get(0), (Long) row.get(1));
			}
			assertThat(worked).isEqualTo(SampleTasks.worked(trace, Selection.ALL, chosen));
			assertThat(query(duck, "select distinct task from regions")).isNotEmpty()
				.allMatch((row) -> chosen.includesTask(trace.tasks().find((Long) row.get(0))));
			long tasks = IntStream.range(0, trace.tasks().count())
				.filter((task) -> chosen.includesTask(task) && trace.tasks().end(task) >= 0)
				.count();
			assertThat(query(duck, "select count(*) from tasks")).containsExactly(List.of(tasks));
			assertThat(tasks).isBetween(1L, trace.tasks().count() - 1L);
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void threadsKeepTheirNamesWhateverTheyHold(TableFormat format) throws Exception {
		Trace trace = SampleTrace.generate(3, 30, 5);
		try (Connection duck = write(trace, SOME, format)) {
			List<List<Object>> rows = query(duck,
					"select thread, java_id, name, thread_group, is_virtual, is_carrier, start_ns, end_ns, starter "
							+ "from threads order by thread");
			assertThat(rows).hasSize(trace.threads().count());
			for (int thread = 0; thread < rows.size(); thread++) {
				List<Object> row = rows.get(thread);
				assertThat(((Number) row.get(0)).intValue()).isEqualTo(thread);
				assertThat(row.get(1)).isEqualTo(trace.threads().id(thread));
				assertThat(row.get(2)).isEqualTo(trace.threads().name(thread));
				assertThat(row.get(3)).isEqualTo(trace.threads().groups().name(trace.threads().groups().group(thread)));
				assertThat(row.get(4)).isEqualTo(trace.threads().isVirtual(thread));
				assertThat(row.get(5)).isEqualTo(trace.threads().isCarrier(thread));
				assertThat(row.get(6)).isEqualTo(trace.threads().start(thread));
				assertThat(row.get(7)).isEqualTo(trace.threads().end(thread));
				assertThat((row.get(8) != null) ? ((Number) row.get(8)).intValue() : -1)
					.isEqualTo(trace.threads().starter(thread));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void everyStackThatAStateHasIsThereWithAllItsFrames(TableFormat format) throws Exception {
		Trace trace = SampleTrace.generate(4, 30, 30);
		try (Connection duck = write(trace, SOME, format)) {
			Map<Integer, List<String>> found = new HashMap<>();
			for (List<Object> row : query(duck, "select stack, method, line from stacks order by stack, depth")) {
				found.computeIfAbsent(((Number) row.get(0)).intValue(), (key) -> new ArrayList<>())
					.add((row.get(2) != null) ? row.get(1) + ":" + row.get(2) : (String) row.get(1));
			}
			Set<Integer> used = new HashSet<>();
			query(duck, "select distinct stack from states where stack is not null")
				.forEach((row) -> used.add(((Number) row.get(0)).intValue()));
			assertThat(used).isNotEmpty();
			assertThat(found.keySet()).isEqualTo(used);
			found.forEach((stack, lines) -> assertThat(lines).isEqualTo(trace.code().describe(stack)));
			assertThat(query(duck, """
					select count(*) from states s join stacks k on k.stack = s.stack and k.depth = 0
					where s.reason = 'lock' and s.state = 'blocked' and s.blocker_class = 'app.Lock,$1'""").getFirst()
				.getFirst()).isNotEqualTo(0L);
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void wakeupsAreThoseOfTheTrace(TableFormat format) throws Exception {
		Trace trace = SampleTrace.generate(5, 30, 30);
		try (Connection duck = write(trace, Selection.ALL, format)) {
			assertThat(query(duck, "select count(*) from wakeups"))
				.containsExactly(List.of((long) trace.runs().count() + trace.wakeups().count()));
			assertThat(query(duck, """
					select count(*) from wakeups w
					join states s on s.thread = w.wakee and s.start_ns = w.time_ns and s.waker = w.waker
					where s.state = 'runnable' and w.cause = 'start'""")).containsExactly(List.of(30L));
		}
		try (Connection duck = write(trace, SOME, format)) {
			assertThat(query(duck, "select count(*) from wakeups where time_ns < 50000000 or time_ns >= 700000001"))
				.containsExactly(List.of(0L));
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void anEmptyTraceGivesEmptyTables(TableFormat format) throws Exception {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 10);
		try (Connection duck = write(builder.build(), Selection.ALL, format)) {
			for (Table table : Table.values()) {
				long rows = (table == Table.TRACE) ? 5 : 0;
				assertThat(query(duck, "select count(*) from " + table.fileName())).containsExactly(List.of(rows));
			}
		}
	}

	private Connection write(Trace trace, Selection selection, TableFormat format) throws Exception {
		return write(trace, selection, null, format);
	}

	private Connection write(Trace trace, Selection selection, TaskScopes tasks, TableFormat format) throws Exception {
		TableExport.write(trace, selection, tasks, format, this.directory, ExportProgress.NONE);
		Connection connection = DriverManager.getConnection("jdbc:duckdb:");
		for (Table table : Table.values()) {
			String file = this.directory.resolve(table.fileName() + "." + format.extension()).toString();
			String read = file.endsWith("csv") ? "read_csv('" + file + "', header = true" + types(table) + ")"
					: "read_parquet('" + file + "')";
			query(connection, "create view " + table.fileName() + " as select * from " + read);
		}
		return connection;
	}

	private static String types(Table table) {
		List<String> types = new ArrayList<>();
		for (Column column : table.columns()) {
			String type = switch (column.type()) {
				case INT -> "INTEGER";
				case LONG -> "BIGINT";
				case BOOLEAN -> "BOOLEAN";
				case TEXT, LABEL -> "VARCHAR";
			};
			types.add("'" + column.name() + "': '" + type + "'");
		}
		return ", quote = '\"', escape = '\"', delim = ',', auto_detect = false, columns = {" + String.join(", ", types)
				+ "}";
	}

	private static List<List<Object>> query(Connection connection, String sql) throws SQLException {
		List<List<Object>> rows = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			if (!statement.execute(sql)) {
				return rows;
			}
			try (ResultSet result = statement.getResultSet()) {
				int columns = result.getMetaData().getColumnCount();
				while (result.next()) {
					List<Object> row = new ArrayList<>();
					for (int i = 1; i <= columns; i++) {
						row.add(result.getObject(i));
					}
					rows.add(row);
				}
			}
		}
		return rows;
	}

}
