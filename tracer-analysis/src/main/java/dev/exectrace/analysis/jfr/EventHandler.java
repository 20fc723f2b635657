package dev.exectrace.analysis.jfr;

/**
 * Takes in events of one type.
 */
@FunctionalInterface
interface EventHandler {

	void handle(Event event);

}
