package dev.exectrace.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The platform thread that runs the code, whatever is mounted on it.
 */
final class CurrentCarrier {

	private static final MethodHandle CURRENT = current();

	private CurrentCarrier() {
	}

	/**
	 * The current carrier.
	 * @return the thread, or {@code null} where the JDK does not tell
	 */
	static Thread get() {
		try {
			return (Thread) CURRENT.invokeExact();
		}
		catch (Throwable ex) {
			return null;
		}
	}

	private static MethodHandle current() {
		try {
			return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
				.findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			return MethodHandles.constant(Thread.class, null);
		}
	}

}
