package dev.exectrace.agent;

import java.lang.instrument.Instrumentation;

/**
 * The JVM's {@link Instrumentation}, where every class loader can reach it.
 */
public final class AgentInstrumentation {

	private static volatile Instrumentation instrumentation;

	private AgentInstrumentation() {
	}

	/**
	 * Called by the agent, which another class loader has loaded.
	 * @param value the instrumentation
	 */
	public static void set(Instrumentation value) {
		instrumentation = value;
	}

	/**
	 * The instrumentation of this JVM.
	 * @return the instrumentation or {@code null} if the agent was not started
	 */
	public static Instrumentation get() {
		return instrumentation;
	}

}
