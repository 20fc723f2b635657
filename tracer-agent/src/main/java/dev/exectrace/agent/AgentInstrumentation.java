package dev.exectrace.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;

/**
 * The JVM's {@link Instrumentation}, where every class loader can reach it.
 */
public final class AgentInstrumentation {

	private static volatile Instrumentation instrumentation;

	private static volatile List<String> missingHooks;

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
	 * Says that the hooks are in place: a tracer of another class loader must not put
	 * them there a second time.
	 * @param missing the names of those that are not
	 */
	public static void installed(List<String> missing) {
		missingHooks = missing;
	}

	/**
	 * The hooks that could not be installed.
	 * @return their names, or {@code null} if none was installed yet
	 */
	public static List<String> missingHooks() {
		return missingHooks;
	}

	/**
	 * The instrumentation of this JVM.
	 * @return the instrumentation or {@code null} if the agent was not started
	 */
	public static Instrumentation get() {
		return instrumentation;
	}

}
