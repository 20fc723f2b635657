package dev.exectrace.analysis.oracle;

import java.io.IOException;
import java.io.InputStream;

/**
 * Runs code in a class initialiser: a native frame below it holds the virtual thread to
 * its carrier, on every JDK.
 */
public final class Pinning {

	private static final ThreadLocal<Runnable> work = new ThreadLocal<>();

	private Pinning() {
	}

	static void run(Runnable runnable) throws ReflectiveOperationException {
		work.set(runnable);
		try {
			Class.forName(Initializer.class.getName(), true, new FreshLoader());
		}
		finally {
			work.remove();
		}
	}

	static void runWork() {
		work.get().run();
	}

	/**
	 * Initialised once for each loader.
	 */
	public static final class Initializer {

		static {
			Runner.run();
		}

		private Initializer() {
		}

	}

	/**
	 * Public, as the initialiser's class comes from another loader.
	 */
	public static final class Runner {

		private Runner() {
		}

		public static void run() {
			runWork();
		}

	}

	private static final class FreshLoader extends ClassLoader {

		FreshLoader() {
			super(Pinning.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.equals(Initializer.class.getName())) {
				return super.loadClass(name, resolve);
			}
			try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = stream.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
