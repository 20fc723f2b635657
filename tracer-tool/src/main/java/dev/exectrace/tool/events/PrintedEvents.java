package dev.exectrace.tool.events;

import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventType;
import dev.exectrace.analysis.jfr.EventView;

/**
 * Prints the first of the events that are asked for, and ends the reading after that.
 */
final class PrintedEvents implements EventReceiver {

	private final EventFilter filter;

	private final EventPrinter printer;

	private final int most;

	private int count;

	PrintedEvents(EventFilter filter, EventPrinter printer, int most) {
		this.filter = filter;
		this.printer = printer;
		this.most = most;
	}

	@Override
	public Consumer<EventView> of(EventType type) {
		Predicate<EventView> asked = this.filter.of(type);
		if (asked == null) {
			return null;
		}
		Consumer<EventView> print = this.printer.of(type);
		return (event) -> {
			if (asked.test(event)) {
				if (this.count == this.most) {
					throw new EnoughException();
				}
				print.accept(event);
				this.count++;
			}
		};
	}

	/** How many were printed. */
	int count() {
		return this.count;
	}

	/**
	 * Says that as many were printed as were asked for.
	 */
	@SuppressWarnings("serial")
	static final class EnoughException extends RuntimeException {

		EnoughException() {
			super(null, null, false, false);
		}

	}

}
