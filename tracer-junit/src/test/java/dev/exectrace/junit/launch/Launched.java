package dev.exectrace.junit.launch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The results of tests that were run in a session of the JUnit Platform's launcher, as by
 * Gradle, Surefire and IDEs.
 */
public final class Launched {

	private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();

	private Launched() {
	}

	/**
	 * Runs the tests of classes in a session of their own.
	 */
	public static Launched run(Map<String, String> parameters, Class<?>... classes) {
		Launched launched = new Launched();
		try (LauncherSession session = LauncherFactory.openSession()) {
			launched.execute(session, parameters, classes);
		}
		return launched;
	}

	/**
	 * Runs the tests of each class by a plan of its own in one session.
	 */
	public static Launched runOneByOne(Map<String, String> parameters, Class<?>... classes) {
		Launched launched = new Launched();
		try (LauncherSession session = LauncherFactory.openSession()) {
			for (Class<?> type : classes) {
				launched.execute(session, parameters, type);
			}
		}
		return launched;
	}

	private void execute(LauncherSession session, Map<String, String> parameters, Class<?>... classes) {
		LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
			.configurationParameters(parameters);
		for (Class<?> type : classes) {
			request.selectors(DiscoverySelectors.selectClass(type));
		}
		session.getLauncher().execute(request.build(), new TestExecutionListener() {

			@Override
			public void executionFinished(TestIdentifier test, TestExecutionResult result) {
				if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
					Launched.this.results.put(test.getDisplayName().replaceFirst("\\(.*\\)$", "()"), result);
				}
			}

		});
	}

	/**
	 * The status of each test and of each container that has failed, by display name
	 * without parameters.
	 */
	public Map<String, TestExecutionResult.Status> statuses() {
		Map<String, TestExecutionResult.Status> statuses = new ConcurrentHashMap<>();
		this.results.forEach((name, result) -> statuses.put(name, result.getStatus()));
		return statuses;
	}

	/**
	 * What a test has failed with.
	 */
	public Throwable failure(String displayName) {
		return this.results.get(displayName).getThrowable().orElseThrow();
	}

}
