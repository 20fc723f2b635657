package dev.exectrace.runtime.instrument;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * The frequency of the clock of JFR's events.
 */
final class TickFrequency {

	private static final long NANOS = 1_000_000_000L;

	private TickFrequency() {
	}

	static long perSecond() {
		try {
			Class<?> jvm = Class.forName("jdk.jfr.internal.JVM");
			Method method = jvm.getMethod("getTicksFrequency");
			MethodHandle handle = MethodHandles.lookup().unreflect(method);
			if (Modifier.isStatic(method.getModifiers())) {
				return (long) handle.invoke();
			}
			return (long) handle.invoke(jvm.getMethod("getJVM").invoke(null));
		}
		catch (Throwable ex) {
			return NANOS;
		}
	}

}
