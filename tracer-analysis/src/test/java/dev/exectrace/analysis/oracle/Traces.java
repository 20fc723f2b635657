package dev.exectrace.analysis.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.exectrace.analysis.child.ChildJvm;
import dev.exectrace.analysis.child.Jdk;

/**
 * The traces of the programs, made once for each JDK and kept for all tests.
 */
public final class Traces {

	private static final Map<Jdk, Path> MADE = new ConcurrentHashMap<>();

	private Traces() {
	}

	/**
	 * Makes the traces of a JDK where that is still to be done.
	 * @param jdk the JDK
	 * @return where they are
	 */
	public static Path on(Jdk jdk) {
		return MADE.computeIfAbsent(jdk, Traces::make);
	}

	private static Path make(Jdk jdk) {
		try {
			Path directory = Files.createDirectories(Path.of("target", "traces", "jdk-" + jdk.feature()))
				.toAbsolutePath();
			new ChildJvm(jdk).option("-Xmx256m")
				.option("-Djdk.virtualThreadScheduler.parallelism=2")
				.option("-XX:+EnableDynamicAgentLoading")
				.run(TracedProgram.class, directory);
			return directory;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
