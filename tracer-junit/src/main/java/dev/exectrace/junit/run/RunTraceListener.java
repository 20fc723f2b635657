package dev.exectrace.junit.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Traces the tests that run where the system property {@value #PARAMETER}, or the JUnit
 * Platform's configuration parameter of that name, says to which file; else it does
 * nothing. The trace begins with the first tests of a launcher's session and ends with
 * the session, so that tests that are run again, as Surefire does, are in the same one.
 * Whatever goes wrong is logged and fails no test. Found by {@code ServiceLoader}.
 */
public final class RunTraceListener implements LauncherSessionListener {

	/** What names the file. */
	public static final String PARAMETER = "exectrace";

	private final Map<LauncherSession, SessionTrace> sessions = new ConcurrentHashMap<>();

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		SessionTrace trace = new SessionTrace();
		this.sessions.put(session, trace);
		session.getLauncher().registerTestExecutionListeners(trace);
	}

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		SessionTrace trace = this.sessions.remove(session);
		if (trace != null) {
			trace.close();
		}
	}

}
