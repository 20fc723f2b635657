package dev.exectrace.runtime.threads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All live threads of this JVM, virtual ones included.
 */
public final class LiveThreads {

	private LiveThreads() {
	}

	/**
	 * Hands over the live threads, the platform threads first.
	 * @param virtual whether the JDK's registry of virtual threads is open to us
	 * @param consumer receives them
	 */
	public static void forEach(boolean virtual, Consumer<Thread> consumer) {
		ThreadGroup group = Thread.currentThread().getThreadGroup();
		while (group.getParent() != null) {
			group = group.getParent();
		}
		Thread[] found = new Thread[group.activeCount() * 2 + 16];
		int count = group.enumerate(found, true);
		for (int i = 0; i < count; i++) {
			consumer.accept(found[i]);
		}
		if (virtual && Registry.ROOT != null) {
			Registry.walk(Registry.ROOT, consumer);
		}
	}

	/** Loaded only once the hooks' installation has opened the JDK's package. */
	private static final class Registry {

		static final Object ROOT;

		private static final MethodHandle THREADS;

		private static final MethodHandle CHILDREN;

		static {
			Object root = null;
			MethodHandle threads = null;
			MethodHandle children = null;
			try {
				MethodHandles.Lookup lookup = MethodHandles.lookup();
				Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers");
				Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
				threads = lookup.findVirtual(container, "threads", MethodType.methodType(Stream.class));
				children = lookup.findVirtual(container, "children", MethodType.methodType(Stream.class));
				root = lookup.findStatic(containers, "root", MethodType.methodType(container)).invoke();
			}
			catch (Throwable ex) {
				// Another JDK: its virtual threads stay unlisted.
			}
			ROOT = root;
			THREADS = threads;
			CHILDREN = children;
		}

		static void walk(Object container, Consumer<Thread> consumer) {
			try {
				((Stream<?>) THREADS.invoke(container)).forEach((thread) -> {
					if (((Thread) thread).isVirtual()) {
						consumer.accept((Thread) thread);
					}
				});
				((Stream<?>) CHILDREN.invoke(container)).forEach((child) -> walk(child, consumer));
			}
			catch (Throwable ex) {
				// A container that is closing: its threads are ending, too.
			}
		}

	}

}
