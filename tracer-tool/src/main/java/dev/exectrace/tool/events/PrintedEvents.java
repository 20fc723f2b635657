package dev.exectrace.tool.events;

import java.util.function.Consumer;

import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventType;
import dev.exectrace.analysis.jfr.EventView;

/**
 * Prints the first events that it gets, and ends the reading after that.
 */
final class PrintedEvents implements EventReceiver {

	private final EventReceiver printer;

	private final int most;

	private int count;

	PrintedEvents(EventReceiver printer, int most) {
		this.printer = printer;
		this.most = most;
	}

	@Override
	public Consumer<EventView> of(EventType type) {
		Consumer<EventView> print = this.printer.of(type);
		return (event) -> {
			if (this.count == this.most) {
				throw new EnoughException();
			}
			print.accept(event);
			this.count++;
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
