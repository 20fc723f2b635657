package dev.exectrace.tool.threads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.threads.ThreadStatistics;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Keys;

/**
 * What can be told of threads, and sorted by.
 */
final class ThreadColumns {

	private static final ThreadColumn NAME = new ThreadColumn(Column.text("name", "name"), ThreadStatistics::name);

	private static final ThreadColumn GROUP = new ThreadColumn(Column.text("group", "group"), ThreadStatistics::group);

	private static final ThreadColumn KIND = new ThreadColumn(Column.text("kind", "kind"), (row) -> row.kind().label());

	private static final ThreadColumn ID = new ThreadColumn(Column.count("id", "id"), ThreadStatistics::id);

	private static final ThreadColumn THREADS = new ThreadColumn(Column.count("threads", "threads"),
			ThreadStatistics::threads);

	private static final List<ThreadColumn> STATES = List.of(duration("total", "total", (row) -> row.time().total()),
			state("running", ThreadState.RUNNING), duration("cpu", "cpu", ThreadStatistics::cpu),
			state("runnable", ThreadState.RUNNABLE), state("stopped", ThreadState.STOPPED),
			state("unknown", ThreadState.UNKNOWN), state("blocked", ThreadState.BLOCKED));

	private static final List<ThreadColumn> REASONS = reasons();

	private static final List<ThreadColumn> SINGLE_TIMES = List.of(
			count("slices", "slices", (row) -> row.time().slices()),
			count("latencies", "latencies", (row) -> row.runnable().count()),
			duration("latencyP50", "p50", (row) -> row.runnable().p50()),
			duration("latencyP90", "p90", (row) -> row.runnable().p90()),
			duration("latencyP99", "p99", (row) -> row.runnable().p99()),
			duration("latencyMax", "max", (row) -> row.runnable().max()),
			count("waits", "waits", (row) -> row.waits().count()),
			duration("waitP50", "p50", (row) -> row.waits().p50()),
			duration("waitP90", "p90", (row) -> row.waits().p90()),
			duration("waitP99", "p99", (row) -> row.waits().p99()),
			duration("waitMax", "max", (row) -> row.waits().max()));

	private ThreadColumns() {
	}

	private static ThreadColumn count(String key, String label, Function<ThreadStatistics, Object> value) {
		return new ThreadColumn(Column.count(key, label), value);
	}

	private static ThreadColumn duration(String key, String label, Function<ThreadStatistics, Object> value) {
		return new ThreadColumn(Column.duration(key, label), value);
	}

	private static ThreadColumn state(String key, ThreadState state) {
		return duration(key, key, (row) -> row.time().in(state));
	}

	private static List<ThreadColumn> reasons() {
		List<ThreadColumn> columns = new ArrayList<>();
		for (WaitReason reason : WaitReason.values()) {
			if (reason != WaitReason.NONE) {
				columns.add(duration(Keys.of("blocked", reason.label()), reason.label(),
						(row) -> row.time().blocked(reason)));
			}
		}
		return List.copyOf(columns);
	}

	/** All there are, as JSON has them. */
	static List<ThreadColumn> all(boolean single) {
		List<ThreadColumn> columns = new ArrayList<>(
				single ? List.of(NAME, GROUP, KIND, ID) : List.of(NAME, KIND, THREADS));
		columns.addAll(STATES);
		columns.addAll(REASONS);
		columns.addAll(SINGLE_TIMES);
		return columns;
	}

	/** Where time went: reasons that none of the rows has are left out. */
	static List<ThreadColumn> times(boolean single, List<ThreadStatistics> rows) {
		List<ThreadColumn> columns = new ArrayList<>(List.of(single ? ID : THREADS, KIND));
		columns.addAll(STATES);
		for (ThreadColumn reason : REASONS) {
			if (rows.stream().anyMatch((row) -> ((Number) reason.value().apply(row)).longValue() > 0)) {
				columns.add(reason);
			}
		}
		columns.add(NAME);
		return columns;
	}

	/** How long each single wait took. */
	static List<ThreadColumn> singleTimes() {
		List<ThreadColumn> columns = new ArrayList<>(SINGLE_TIMES);
		columns.add(NAME);
		return columns;
	}

	static Optional<ThreadColumn> named(String name) {
		return all(true).stream()
			.filter((column) -> column.column().key().equalsIgnoreCase(name))
			.findFirst()
			.or(() -> THREADS.column().key().equalsIgnoreCase(name) ? Optional.of(THREADS) : Optional.empty())
			.or(() -> REASONS.stream().filter((column) -> column.column().label().equalsIgnoreCase(name)).findFirst());
	}

	/**
	 * Something told of threads.
	 *
	 * @param column how it is shown
	 * @param value tells it
	 */
	record ThreadColumn(Column column, Function<ThreadStatistics, Object> value) {

		/** Large numbers first, texts from a to z. */
		Comparator<ThreadStatistics> order() {
			if (this.column.type() == Column.Type.TEXT) {
				return Comparator.comparing((row) -> this.value.apply(row).toString());
			}
			Comparator<ThreadStatistics> ascending = Comparator
				.comparingLong((row) -> ((Number) this.value.apply(row)).longValue());
			return ascending.reversed().thenComparing(ThreadStatistics::name);
		}

	}

}
