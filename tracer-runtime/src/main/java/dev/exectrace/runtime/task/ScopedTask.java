package dev.exectrace.runtime.task;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;

/**
 * The current task as a {@code ScopedValue}, which threads that are forked in a
 * structured scope inherit. Does nothing before JDK 25, where those are a preview.
 */
final class ScopedTask {

	private static final int FIRST_FEATURE = 25;

	private static final MethodHandle IS_BOUND;

	private static final MethodHandle GET;

	/** (Task) -> Carrier. */
	private static final MethodHandle WHERE;

	/** (Carrier, Runnable) -> void. */
	private static final MethodHandle RUN;

	static {
		MethodHandle[] handles = (Runtime.version().feature() >= FIRST_FEATURE) ? find() : null;
		IS_BOUND = (handles != null) ? handles[0] : null;
		GET = (handles != null) ? handles[1] : null;
		WHERE = (handles != null) ? handles[2] : null;
		RUN = (handles != null) ? handles[3] : null;
	}

	private ScopedTask() {
	}

	private static MethodHandle[] find() {
		try {
			MethodHandles.Lookup lookup = MethodHandles.publicLookup();
			Class<?> type = Class.forName("java.lang.ScopedValue");
			Class<?> carrier = Class.forName("java.lang.ScopedValue$Carrier");
			Object value = lookup.findStatic(type, "newInstance", MethodType.methodType(type)).invoke();
			MethodHandle isBound = lookup.findVirtual(type, "isBound", MethodType.methodType(boolean.class));
			MethodHandle get = lookup.findVirtual(type, "get", MethodType.methodType(Object.class));
			MethodHandle where = lookup.findStatic(type, "where", MethodType.methodType(carrier, type, Object.class));
			MethodHandle run = lookup.findVirtual(carrier, "run", MethodType.methodType(void.class, Runnable.class));
			return new MethodHandle[] { isBound.bindTo(value),
					get.bindTo(value).asType(MethodType.methodType(Task.class)),
					where.bindTo(value).asType(MethodType.methodType(Object.class, Task.class)),
					run.asType(MethodType.methodType(void.class, Object.class, Runnable.class)) };
		}
		catch (Throwable ex) {
			return null;
		}
	}

	static Task get() {
		if (IS_BOUND == null) {
			return null;
		}
		try {
			return (boolean) IS_BOUND.invokeExact() ? (Task) GET.invokeExact() : null;
		}
		catch (Throwable ex) {
			return null;
		}
	}

	static void run(Task task, Runnable work) {
		if (WHERE == null) {
			work.run();
			return;
		}
		try {
			RUN.invokeExact(WHERE.invokeExact(task), work);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	static <T> T call(Task task, Callable<T> work) throws Exception {
		Call<T> call = new Call<>(work);
		run(task, call);
		return call.result();
	}

	private static final class Call<T> implements Runnable {

		private final Callable<T> work;

		private T result;

		private Exception failure;

		Call(Callable<T> work) {
			this.work = work;
		}

		@Override
		public void run() {
			try {
				this.result = this.work.call();
			}
			catch (Exception ex) {
				this.failure = ex;
			}
		}

		T result() throws Exception {
			if (this.failure != null) {
				throw this.failure;
			}
			return this.result;
		}

	}

}
