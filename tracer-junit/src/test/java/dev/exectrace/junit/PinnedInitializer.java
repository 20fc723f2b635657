package dev.exectrace.junit;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits while it is initialized, below a frame of the JVM's own, which holds a virtual
 * thread to its carrier on every JDK.
 */
final class PinnedInitializer {

	static {
		LockSupport.parkNanos(60_000_000);
	}

	private PinnedInitializer() {
	}

	/** Initializes the class once more, by a loader of its own. */
	static void run() {
		URL location = TracedCases.class.getProtectionDomain().getCodeSource().getLocation();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { location }, null)) {
			Class.forName("dev.exectrace.junit.PinnedInitializer", true, loader);
		}
		catch (ClassNotFoundException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
