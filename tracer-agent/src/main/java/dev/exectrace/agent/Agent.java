package dev.exectrace.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * Entry point of {@code -javaagent:} and of the attach mechanism. It only puts this jar
 * on the bootstrap class path and keeps the {@link Instrumentation}: the hooks are
 * installed by the first capture.
 */
public final class Agent {

	private Agent() {
	}

	public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
		install(instrumentation);
	}

	public static void agentmain(String arguments, Instrumentation instrumentation) throws Exception {
		install(instrumentation);
	}

	private static void install(Instrumentation instrumentation) throws IOException, URISyntaxException {
		Path jar = Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar.toFile()));
		AgentInstrumentation.set(instrumentation);
	}

}
