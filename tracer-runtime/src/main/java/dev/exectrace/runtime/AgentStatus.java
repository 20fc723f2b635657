package dev.exectrace.runtime;

import java.util.List;

import dev.exectrace.runtime.instrument.Instrumented;

/**
 * Whether the agent's hooks are in place in this JVM. Immutable.
 *
 * @param state the state
 * @param detail why the agent is unavailable or {@code null}
 * @param missingHooks the hooks that did not fit this JDK, by name
 */
public record AgentStatus(State state, String detail, List<String> missingHooks) {

	/**
	 * The agent's states.
	 */
	public enum State {

		/**
		 * Not in this JVM yet; the first capture attaches it.
		 */
		NOT_ATTACHED,

		/**
		 * In this JVM, its hooks installed.
		 */
		INSTALLED,

		/**
		 * It could not be attached or installed.
		 */
		UNAVAILABLE

	}

	/**
	 * The agent's status in this JVM now.
	 * @return the status
	 */
	public static AgentStatus current() {
		Instrumented instrumented = Instrumented.current();
		if (instrumented != null) {
			return new AgentStatus(State.INSTALLED, null, instrumented.missingHooks());
		}
		String failure = Instrumented.failure();
		return new AgentStatus((failure != null) ? State.UNAVAILABLE : State.NOT_ATTACHED, failure, List.of());
	}

}
