package dev.exectrace.tool.events;

import java.util.function.Consumer;

import dev.exectrace.analysis.jfr.EventType;
import dev.exectrace.analysis.jfr.EventView;

/**
 * Prints events.
 */
interface EventPrinter {

	/** Prints the events of a type. */
	Consumer<EventView> of(EventType type);

}
