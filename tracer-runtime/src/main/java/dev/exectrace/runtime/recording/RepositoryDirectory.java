package dev.exectrace.runtime.recording;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import javax.management.JMException;
import javax.management.ObjectName;

import jdk.jfr.FlightRecorder;

/**
 * Gives the JVM's recorder a directory of our own: whoever clears its usual one, say a
 * cleaner of temporary files, takes the JVM down. Where the recorder is in use already,
 * its directory stays.
 */
final class RepositoryDirectory {

	private static final Logger logger = System.getLogger(RepositoryDirectory.class.getName());

	private RepositoryDirectory() {
	}

	static void choose(Path directory) {
		if (FlightRecorder.isInitialized()) {
			return;
		}
		try {
			ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "jfrConfigure",
						new Object[] { new String[] { "repositorypath=" + directory } },
						new String[] { String[].class.getName() });
		}
		catch (JMException | RuntimeException ex) {
			logger.log(Level.DEBUG, "The recorder keeps its own directory", ex);
		}
	}

}
