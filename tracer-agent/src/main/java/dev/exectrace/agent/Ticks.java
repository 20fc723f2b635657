package dev.exectrace.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The clock of JFR's events, so that our times and the JDK's need no conversion. It is
 * cheaper than {@link System#nanoTime()}, which takes its place where the JDK does not
 * open it.
 */
public final class Ticks {

	private static final MethodHandle COUNTER = counter();

	private Ticks() {
	}

	/**
	 * The time now.
	 * @return the time in ticks of JFR's clock
	 */
	public static long now() {
		try {
			return (long) COUNTER.invokeExact();
		}
		catch (Throwable ex) {
			return System.nanoTime();
		}
	}

	private static MethodHandle counter() {
		MethodType type = MethodType.methodType(long.class);
		try {
			Class<?> jvm = Class.forName("jdk.jfr.internal.JVM");
			return MethodHandles.lookup().findStatic(jvm, "counterTime", type);
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			try {
				return MethodHandles.lookup().findStatic(System.class, "nanoTime", type);
			}
			catch (ReflectiveOperationException impossible) {
				throw new ExceptionInInitializerError(impossible);
			}
		}
	}

}
