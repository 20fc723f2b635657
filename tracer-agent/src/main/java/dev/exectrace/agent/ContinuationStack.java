package dev.exectrace.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Takes the stack of a virtual thread that is not mounted.
 */
final class ContinuationStack {

	private static final MethodHandle STACK = stack();

	private ContinuationStack() {
	}

	/**
	 * The stack of a continuation that nobody runs now.
	 * @return the stack or {@code null} if this JDK does not give it
	 */
	static StackTraceElement[] of(Object continuation) throws Throwable {
		return (STACK != null) ? (StackTraceElement[]) STACK.invokeExact(continuation) : null;
	}

	private static MethodHandle stack() {
		try {
			Class<?> type = Class.forName("jdk.internal.vm.Continuation");
			return MethodHandles.lookup()
				.findVirtual(type, "getStackTrace", MethodType.methodType(StackTraceElement[].class))
				.asType(MethodType.methodType(StackTraceElement[].class, Object.class));
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			return null;
		}
	}

}
