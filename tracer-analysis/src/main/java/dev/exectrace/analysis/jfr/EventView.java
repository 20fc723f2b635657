package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.model.Threads;

/**
 * An event as it stands in a file. It is the same object for every event of a type, and
 * holds its values only until its receiver returns. A field is named by its number in the
 * event's type. For one thread.
 */
public final class EventView {

	private final EventType type;

	private final Event event;

	private final Pools pools;

	private final TickConversion ticks;

	private final FieldValues values;

	private final int start;

	private final int duration;

	EventView(EventType type, Event event, Pools pools, TickConversion ticks) {
		this.type = type;
		this.event = event;
		this.pools = pools;
		this.ticks = ticks;
		this.values = type.values();
		this.start = type.field("startTime");
		this.duration = type.field("duration");
	}

	/**
	 * The type of the event.
	 * @return the type
	 */
	public EventType type() {
		return this.type;
	}

	/**
	 * When it began.
	 * @return nanoseconds since the window's start, before which it may lie
	 */
	public long start() {
		return this.ticks.nanos(this.event.number(this.start));
	}

	/**
	 * How long it lasted.
	 * @return nanoseconds, 0 for an instant
	 */
	public long duration() {
		return this.ticks.length(this.event.number(this.duration));
	}

	/**
	 * When it ended.
	 * @return nanoseconds since the window's start
	 */
	public long end() {
		return this.ticks.nanos(this.event.number(this.start) + this.event.number(this.duration));
	}

	/**
	 * The number in a field.
	 * @param field the field
	 * @return the number, in the unit that the {@link FieldKind} tells; a length of time
	 * of {@link Long#MIN_VALUE} is not known and one of {@link Long#MAX_VALUE} has no
	 * end; 0 for a thread that is none of Java's and for what is no whole number
	 */
	public long number(int field) {
		return this.values.of(field, this.event.number(field), this.ticks, this.pools.threads());
	}

	/**
	 * The number with a fraction in a field.
	 * @param field the field
	 * @return the number, 0 for what is none with a fraction
	 */
	public double real(int field) {
		boolean real = field != 0 && switch (this.type.fields().get(field - 1).kind()) {
			case REAL, PERCENTAGE -> true;
			default -> false;
		};
		return real ? this.event.real(field) : 0;
	}

	/**
	 * The text in a field, or the name of what it refers to.
	 * @param field the field
	 * @return the text, {@code null} where there is none
	 */
	public String text(int field) {
		if (field == 0) {
			return null;
		}
		long key = this.event.number(field);
		return switch (this.type.fields().get(field - 1).kind()) {
			case TEXT -> this.event.text(field);
			case THREAD -> threadName(this.pools.threads().at(key));
			case CLASS -> this.pools.className(this.pools.classAt(key));
			case METHOD -> (key != 0) ? this.pools.method(key) : null;
			default -> null;
		};
	}

	private String threadName(int at) {
		if (at < 0) {
			return null;
		}
		ThreadConstants threads = this.pools.threads();
		String name = threads.name(at);
		long id = threads.id(at);
		return (name == null && id > 0) ? Threads.nameOfNameless(id, threads.isVirtual(at)) : name;
	}

	/**
	 * The stack in a field, without the frames of what took it.
	 * @param field the field
	 * @return its frames as in {@code java.lang.Object.wait:386}, the innermost first;
	 * none where there is no stack
	 */
	public List<String> stack(int field) {
		boolean stack = field != 0 && this.type.fields().get(field - 1).kind() == FieldKind.STACK;
		int at = stack ? this.pools.stackAt(this.event.number(field)) : -1;
		if (at < 0) {
			return List.of();
		}
		long[] parts = this.pools.frames(at);
		List<String> frames = new ArrayList<>();
		for (int i = this.pools.firstFrame(parts); i < parts.length; i += 2) {
			frames.add(Code.place(this.pools.method(parts[i]), (int) parts[i + 1]));
		}
		return frames;
	}

}
