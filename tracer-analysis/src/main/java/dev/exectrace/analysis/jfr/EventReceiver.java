package dev.exectrace.analysis.jfr;

import java.util.function.Consumer;

/**
 * Takes in the events of a file.
 */
@FunctionalInterface
public interface EventReceiver {

	/**
	 * Says who takes the events of a type. Is asked before the first of them, and again
	 * where a later chunk describes the type anew.
	 * @param type the type
	 * @return takes the events, or {@code null} to pass over them
	 */
	Consumer<EventView> of(EventType type);

}
