package dev.exectrace.runtime.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;

import net.bytebuddy.agent.ByteBuddyAgent;

import dev.exectrace.runtime.directory.TraceDirectory;

/**
 * Finds the agent in this JVM, or attaches the one that is packed into this library.
 */
final class AgentAttachment {

	private static final Logger logger = System.getLogger(AgentAttachment.class.getName());

	private AgentAttachment() {
	}

	/**
	 * The instrumentation of an agent that is in this JVM.
	 * @return the instrumentation or {@code null}
	 */
	static Instrumentation find() {
		try {
			Class<?> holder = Class.forName("dev.exectrace.agent.AgentInstrumentation", true, null);
			return (Instrumentation) holder.getMethod("get").invoke(null);
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

	static Instrumentation attach() throws AgentUnavailableException {
		Path jar;
		try {
			jar = unpack();
		}
		catch (IOException ex) {
			throw new AgentUnavailableException("the agent's jar could not be unpacked into "
					+ System.getProperty("java.io.tmpdir") + ": " + ex.getMessage(), ex);
		}
		try {
			ByteBuddyAgent.attach(jar.toFile(), Long.toString(ProcessHandle.current().pid()));
		}
		catch (RuntimeException | LinkageError ex) {
			// Every capture tries anew
			delete(jar);
			throw new AgentUnavailableException(
					"the agent could not be attached (" + rootMessage(ex) + "); start the JVM with -javaagent:"
							+ "tracer-agent.jar, or allow it with -XX:+EnableDynamicAgentLoading",
					ex);
		}
		Instrumentation instrumentation = find();
		if (instrumentation == null) {
			throw new AgentUnavailableException("the agent was attached but did not start", null);
		}
		logger.log(Level.INFO, "Attached the execution tracer's agent; start the JVM with "
				+ "-XX:+EnableDynamicAgentLoading or -javaagent:tracer-agent.jar to silence the JVM's warning");
		return instrumentation;
	}

	/** The JVM reads classes from the jar for as long as it lives. */
	private static Path unpack() throws IOException {
		try (InputStream packed = AgentAttachment.class.getResourceAsStream("tracer-agent.jar")) {
			if (packed == null) {
				throw new IOException("it is missing from the library");
			}
			Path jar = TraceDirectory.in(null).newAgentJar();
			try {
				Files.write(jar, packed.readAllBytes());
			}
			catch (IOException ex) {
				delete(jar);
				throw ex;
			}
			return jar;
		}
	}

	private static void delete(Path jar) {
		try {
			Files.deleteIfExists(jar);
		}
		catch (IOException ex) {
			logger.log(Level.DEBUG, "The agent's jar is left behind", ex);
		}
	}

	private static String rootMessage(Throwable ex) {
		Throwable root = ex;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage() : root.getClass().getName();
	}

}
