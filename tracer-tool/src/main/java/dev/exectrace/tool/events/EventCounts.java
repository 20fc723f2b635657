package dev.exectrace.tool.events;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventType;
import dev.exectrace.analysis.jfr.EventView;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Table;

/**
 * How many events of each type there are, and how long they took.
 */
final class EventCounts implements EventReceiver {

	private final Map<String, Count> counts = new HashMap<>();

	@Override
	public Consumer<EventView> of(EventType type) {
		boolean lasts = type.field("duration") != 0;
		return this.counts.computeIfAbsent(type.name(), (name) -> new Count(name, lasts))::add;
	}

	/** The most frequent first. */
	Table table() {
		Table table = new Table(Column.text("type", "event"), Column.count("count", "count"),
				Column.duration("total", "total"), Column.duration("longest", "longest"));
		this.counts.values()
			.stream()
			.filter((count) -> count.count > 0)
			.sorted(Comparator.comparingLong((Count count) -> count.count)
				.reversed()
				.thenComparing((count) -> count.type))
			.forEach((count) -> table.row(count.type, count.count, count.lasts ? count.total : null,
					count.lasts ? count.longest : null));
		return table;
	}

	/**
	 * Events of a type.
	 */
	private static final class Count {

		final String type;

		final boolean lasts;

		long count;

		long total;

		long longest;

		Count(String type, boolean lasts) {
			this.type = type;
			this.lasts = lasts;
		}

		void add(EventView event) {
			this.count++;
			if (this.lasts) {
				long duration = event.duration();
				this.total += duration;
				this.longest = Math.max(this.longest, duration);
			}
		}

	}

}
