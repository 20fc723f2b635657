package dev.exectrace.runtime.chunk;

import java.util.List;

/**
 * The names behind the numbers of reasons.
 *
 * @param stops why a virtual thread stopped running
 * @param causes why a thread became runnable
 * @param blocks what a virtual thread was blocked on
 */
public record ReasonNames(List<String> stops, List<String> causes, List<String> blocks) {

	/** For chunks without events of the scheduler. */
	public static final ReasonNames NONE = new ReasonNames(List.of(), List.of(), List.of());

}
