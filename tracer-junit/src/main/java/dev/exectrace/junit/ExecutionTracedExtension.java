package dev.exectrace.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.exectrace.junit.run.RunTrace;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Records what {@link ExecutionTraced} asks for.
 */
final class ExecutionTracedExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private static final String DIRECTORY = "exectrace.directory";

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(ExecutionTracedExtension.class);

	@Override
	public void beforeEach(ExtensionContext context) {
		store(context).put(TestTrace.class, new TestTrace(source(context)));
	}

	private static TraceSource source(ExtensionContext context) {
		Optional<RunTrace> run = RunTrace.current();
		if (run.isPresent()) {
			return new RunSource(run.get());
		}
		ExecutionTraced traced = annotation(context);
		return OwnSource.start(directory(context, traced), traced.keep(), context.getRequiredTestClass().getName(),
				context.getRequiredTestMethod().getName(), context.getDisplayName(), context.getUniqueId());
	}

	private static ExecutionTraced annotation(ExtensionContext context) {
		Optional<ExecutionTraced> found = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(),
				ExecutionTraced.class);
		Class<?> type = context.getRequiredTestClass();
		while (found.isEmpty()) {
			found = AnnotationSupport.findAnnotation(type, ExecutionTraced.class);
			type = type.getEnclosingClass();
		}
		return found.get();
	}

	private static Path directory(ExtensionContext context, ExecutionTraced traced) {
		if (!traced.directory().isEmpty()) {
			return Path.of(traced.directory());
		}
		return context.getConfigurationParameter(DIRECTORY).map(Path::of).orElseGet(() -> {
			boolean gradle = Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target"));
			return Path.of(gradle ? "build" : "target", "exectrace");
		});
	}

	@Override
	public void afterEach(ExtensionContext context) {
		TestTrace trace = store(context).remove(TestTrace.class, TestTrace.class);
		if (trace != null) {
			Throwable failure = context.getExecutionException().orElse(null);
			trace.end(failure, failure != null && !(failure instanceof TestAbortedException));
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestTrace.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		TestTrace trace = store(context).get(TestTrace.class, TestTrace.class);
		if (trace == null) {
			throw new ParameterResolutionException("There is a TestTrace for test methods and @BeforeEach and "
					+ "@AfterEach methods only: the others are not part of one test");
		}
		return trace;
	}

	private static ExtensionContext.Store store(ExtensionContext context) {
		return context.getStore(NAMESPACE);
	}

}
