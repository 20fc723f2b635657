package dev.exectrace.faulttest.service;

import java.io.File;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two copies of the tracer in one JVM, as two applications on one server have them.
 */
public final class TwoTracers {

	private TwoTracers() {
	}

	/**
	 * Captures with the first, with both, and with the second.
	 * @param arguments the files for the three traces
	 */
	public static void main(String[] arguments) throws Exception {
		Tracer first = new Tracer();
		Tracer second = new Tracer();
		AutoCloseable alone = first.start(Path.of(arguments[0]));
		AutoCloseable beside = second.start(Path.of(arguments[1]));
		work();
		beside.close();
		work();
		alone.close();
		AutoCloseable after = second.start(Path.of(arguments[2]));
		work();
		after.close();
	}

	private static void work() throws InterruptedException {
		for (int i = 0; i < 1000; i++) {
			Thread.ofVirtual().name("worker").start(Thread::yield).join();
		}
	}

	private static final class Tracer {

		private final Class<?> traces;

		private final Class<?> settings;

		Tracer() throws Exception {
			List<URL> path = new ArrayList<>();
			for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
				path.add(Path.of(entry).toUri().toURL());
			}
			ClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
			this.traces = loader.loadClass("dev.exectrace.runtime.ExecutionTrace");
			this.settings = loader.loadClass("dev.exectrace.runtime.TraceSettings");
		}

		AutoCloseable start(Path file) throws Exception {
			Object minute = this.settings.getMethod("of", Duration.class).invoke(null, Duration.ofMinutes(1));
			AutoCloseable trace = (AutoCloseable) this.traces.getMethod("start", OutputStream.class, this.settings)
				.invoke(null, Files.newOutputStream(file), minute);
			Method level = this.traces.getMethod("level");
			while (level.invoke(trace) == null) {
				Thread.onSpinWait();
			}
			return trace;
		}

	}

}
