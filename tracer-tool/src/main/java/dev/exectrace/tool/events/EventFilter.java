package dev.exectrace.tool.events;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.exectrace.analysis.column.LongIntMap;
import dev.exectrace.analysis.jfr.EventField;
import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventType;
import dev.exectrace.analysis.jfr.EventView;
import dev.exectrace.analysis.jfr.FieldKind;
import dev.exectrace.analysis.select.Selection;

/**
 * Which events are asked for.
 */
final class EventFilter {

	private static final int MANY = 1 << 16;

	private final Pattern types;

	private final Pattern threads;

	private final Selection time;

	private final LongIntMap chosen = new LongIntMap();

	private int known;

	/**
	 * Those that are asked for.
	 * @param types matches in the name of their type, {@code null} for all
	 * @param threads matches in the name of a thread that they name, {@code null} for all
	 * @param time when
	 */
	EventFilter(Pattern types, Pattern threads, Selection time) {
		this.types = types;
		this.threads = threads;
		this.time = time;
	}

	/** Hands on only those. */
	EventReceiver before(EventReceiver receiver) {
		return (type) -> {
			Predicate<EventView> asked = asked(type);
			Consumer<EventView> taking = (asked != null) ? receiver.of(type) : null;
			return (taking == null) ? null : (event) -> {
				if (asked.test(event)) {
					taking.accept(event);
				}
			};
		};
	}

	/** Which events of a type are asked for, {@code null} where none is. */
	private Predicate<EventView> asked(EventType type) {
		if (this.types != null && !this.types.matcher(type.name()).find()) {
			return null;
		}
		boolean isAllTime = this.time.from() == 0 && this.time.to() == Long.MAX_VALUE;
		Predicate<EventView> asked = isAllTime ? (event) -> true : this::isInTime;
		if (this.threads == null) {
			return asked;
		}
		int[] fields = threadFields(type);
		return (fields.length > 0) ? asked.and((event) -> isOfThread(event, fields)) : null;
	}

	private boolean isInTime(EventView event) {
		return event.end() >= this.time.from() && event.start() < this.time.to();
	}

	private static int[] threadFields(EventType type) {
		List<EventField> fields = type.fields();
		return IntStream.rangeClosed(1, fields.size())
			.filter((field) -> fields.get(field - 1).kind() == FieldKind.THREAD)
			.toArray();
	}

	private boolean isOfThread(EventView event, int[] fields) {
		for (int field : fields) {
			long id = event.number(field);
			if ((id != 0) ? isChosen(id, event, field) : matches(event.text(field))) {
				return true;
			}
		}
		return false;
	}

	private boolean isChosen(long id, EventView event, int field) {
		int known = this.chosen.get(id);
		if (known < 0) {
			known = matches(event.text(field)) ? 1 : 0;
			if (++this.known == MANY) {
				this.chosen.clear();
				this.known = 0;
			}
			this.chosen.put(id, known);
		}
		return known == 1;
	}

	private boolean matches(String name) {
		return name != null && this.threads.matcher(name).find();
	}

}
