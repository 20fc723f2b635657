import java.io.File;
import java.util.Arrays;

import org.gradle.api.internal.StartParameterInternal;
import org.gradle.api.logging.LogLevel;
import org.gradle.initialization.DefaultBuildCancellationToken;
import org.gradle.initialization.DefaultBuildRequestContext;
import org.gradle.initialization.DefaultBuildRequestMetaData;
import org.gradle.initialization.NoOpBuildEventConsumer;
import org.gradle.internal.buildprocess.BuildProcessState;
import org.gradle.internal.classpath.ClassPath;
import org.gradle.internal.instrumentation.agent.AgentStatus;
import org.gradle.internal.logging.LoggingManagerInternal;
import org.gradle.internal.logging.services.LoggingServiceRegistry;
import org.gradle.internal.nativeintegration.services.NativeServices;
import org.gradle.internal.service.ServiceRegistry;
import org.gradle.launcher.exec.BuildActionResult;
import org.gradle.launcher.exec.BuildExecutor;
import org.gradle.launcher.exec.DefaultBuildActionParameters;
import org.gradle.tooling.internal.provider.action.ExecuteBuildAction;

/**
 * Runs tasks of the build in the working directory in this JVM: what is published of
 * Gradle has no command line.
 */
public final class RunGradle {

	private RunGradle() {
	}

	/**
	 * Runs Gradle.
	 * @param arguments Gradle's home directory and the tasks
	 */
	public static void main(String[] arguments) {
		File home = new File(arguments[0]);
		File directory = new File("").getAbsoluteFile();
		NativeServices.initializeOnClient(home, NativeServices.NativeServicesMode.fromSystemProperties());
		ServiceRegistry logging = LoggingServiceRegistry.newCommandLineProcessLogging();
		LoggingManagerInternal output = logging.getFactory(LoggingManagerInternal.class).create();
		output.setLevelInternal(LogLevel.LIFECYCLE);
		output.captureSystemSources();
		output.attachSystemOutAndErr();
		output.start();
		StartParameterInternal start = new StartParameterInternal();
		start.setGradleUserHomeDir(home);
		start.setProjectDir(directory);
		start.setCurrentDir(directory);
		start.setTaskNames(Arrays.asList(arguments).subList(1, arguments.length));
		BuildActionResult result = new BuildProcessState(false, AgentStatus.disabled(), ClassPath.EMPTY, logging,
				NativeServices.getInstance())
			.getServices()
			.get(BuildExecutor.class)
			.execute(new ExecuteBuildAction(start),
					new DefaultBuildActionParameters(System.getProperties(), System.getenv(), directory,
							LogLevel.LIFECYCLE, false, ClassPath.EMPTY),
					new DefaultBuildRequestContext(new DefaultBuildRequestMetaData(System.currentTimeMillis()),
							new DefaultBuildCancellationToken(), new NoOpBuildEventConsumer()));
		output.stop();
		System.exit(result.hasFailure() ? 1 : 0);
	}

}
