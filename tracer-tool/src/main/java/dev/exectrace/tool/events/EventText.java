package dev.exectrace.tool.events;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;

import dev.exectrace.analysis.jfr.EventField;
import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventType;
import dev.exectrace.analysis.jfr.EventView;
import dev.exectrace.analysis.jfr.FieldKind;
import dev.exectrace.tool.output.Quantity;

/**
 * Prints events for people: one a line, with what has a value as {@code name=value}.
 */
final class EventText implements EventReceiver {

	private static final List<String> THREADS = List.of("virtualThread", "eventThread", "sampledThread", "thread");

	private static final int TIME = 14;

	private static final int DURATION = 23;

	private static final int TYPE = 53;

	private static final int THREAD = 79;

	private final PrintWriter out;

	private final boolean stacks;

	private final StringBuilder line = new StringBuilder();

	private boolean begun;

	EventText(PrintWriter out, boolean stacks) {
		this.out = out;
		this.stacks = stacks;
	}

	@Override
	public Consumer<EventView> of(EventType type) {
		List<EventField> fields = type.fields();
		int start = type.field("startTime");
		int duration = type.field("duration");
		int thread = THREADS.stream().mapToInt(type::field).filter((field) -> field != 0).findFirst().orElse(0);
		int stack = type.field("stackTrace");
		return (event) -> {
			begin();
			right(TIME, time(event.end()));
			right(DURATION, (duration != 0) ? Quantity.duration(event.duration()) : "");
			this.line.append("  ");
			visible(type.name());
			left(TYPE);
			visible(text(event, thread));
			left(THREAD);
			for (int field = 1; field <= fields.size(); field++) {
				if (field != start && field != duration && field != thread) {
					value(event, field, fields.get(field - 1));
				}
			}
			end();
			if (this.stacks) {
				event.stack(stack).forEach(this::frame);
			}
		};
	}

	private void frame(String frame) {
		this.line.append("        at ");
		visible(frame);
		end();
	}

	private void begin() {
		if (!this.begun) {
			this.begun = true;
			right(TIME, "ended");
			right(DURATION, "took");
			this.line.append("  event");
			left(TYPE);
			this.line.append("thread");
			end();
		}
	}

	private void end() {
		int length = this.line.length();
		while (length > 0 && this.line.charAt(length - 1) == ' ') {
			length--;
		}
		this.out.println(this.line.substring(0, length));
		this.line.setLength(0);
	}

	private void right(int column, String text) {
		this.line.append(" ".repeat(Math.max(0, column - this.line.length() - text.length()))).append(text);
	}

	private void left(int column) {
		this.line.append(" ".repeat(Math.max(2, column - this.line.length())));
	}

	private static String text(EventView event, int field) {
		String text = event.text(field);
		return (text != null) ? text : "";
	}

	/** The time in seconds, to the nanosecond. */
	private static String time(long nanos) {
		long size = Math.abs(nanos);
		String fraction = Long.toString(size % 1_000_000_000);
		return ((nanos < 0) ? "-" : "") + size / 1_000_000_000 + "." + "0".repeat(9 - fraction.length()) + fraction;
	}

	private void value(EventView event, int field, EventField described) {
		String value = value(event, field, described.kind());
		if (value != null) {
			visible(described.name());
			this.line.append('=');
			quoted(value);
			this.line.append(' ');
		}
	}

	private static String value(EventView event, int field, FieldKind kind) {
		return switch (kind) {
			case NUMBER -> Long.toString(event.number(field));
			case BOOLEAN -> (event.number(field) != 0) ? "true" : "false";
			case REAL -> Float.toString((float) event.real(field));
			case PERCENTAGE -> Quantity.percent(event.real(field));
			case BYTES -> Quantity.bytes(event.number(field)).replace(" ", "");
			case ADDRESS -> "0x" + Long.toHexString(event.number(field));
			case DURATION -> duration(event.number(field));
			case TIME -> (event.number(field) != Long.MIN_VALUE) ? time(event.number(field)) : null;
			case TEXT, THREAD, CLASS, METHOD -> event.text(field);
			case STACK, OTHER -> null;
		};
	}

	private static String duration(long nanos) {
		if (nanos == Long.MIN_VALUE) {
			return null;
		}
		return (nanos == Long.MAX_VALUE) ? "forever" : Quantity.duration(nanos);
	}

	private void quoted(String value) {
		boolean plain = !value.isEmpty() && value.chars().noneMatch((c) -> c == ' ' || c == '"' || c == '=');
		if (plain) {
			visible(value);
			return;
		}
		this.line.append('"');
		visible(value.replace("\"", "\\\""));
		this.line.append('"');
	}

	/** A name in a trace must neither begin a line nor move a terminal's cursor. */
	private void visible(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '\n' -> this.line.append("\\n");
				case '\t' -> this.line.append("\\t");
				default -> this.line.append(Character.isISOControl(c) ? '?' : c);
			}
		}
	}

}
