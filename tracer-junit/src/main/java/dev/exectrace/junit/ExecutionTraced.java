package dev.exectrace.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Records a trace of each test, of a class's or of one method, from before its
 * {@code @BeforeEach} methods on. A test, or a {@code @BeforeEach} or {@code @AfterEach}
 * method, may have a parameter of type {@link TestTrace} for
 * {@linkplain TraceAssertions#assertThat(TestTrace) assertions}.
 * <p>
 * There is one capture at a time in a JVM, so where tests run in parallel these run one
 * after the other, beside tests that are not traced. Where the whole run is traced, by
 * the property {@code exectrace}, the trace of a test is its part of that, and no file of
 * its own is written.
 * <p>
 * Where no trace can be recorded the test runs without, and only assertions on its trace
 * fail.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ResourceLock(ExecutionTraced.CAPTURE)
@ExtendWith(ExecutionTracedExtension.class)
public @interface ExecutionTraced {

	/**
	 * The resource that traced tests lock, for use with {@link ResourceLock} by tests
	 * that start captures themselves.
	 */
	String CAPTURE = "dev.exectrace.capture";

	/**
	 * Where the files are written, each with the name of its test, as in
	 * {@code OrderTests.submits.jfr}.
	 * @return a directory; where it is empty the configuration parameter
	 * {@code exectrace.directory} names it, or it is {@code target/exectrace}, with
	 * Gradle {@code build/exectrace}
	 */
	String directory() default "";

	/**
	 * Of which tests the file is kept.
	 * @return of which
	 */
	Keep keep() default Keep.ON_FAILURE;

	/**
	 * Of which tests a trace is kept.
	 */
	enum Keep {

		/** Of those that failed. */
		ON_FAILURE,

		/** Of all. */
		ALWAYS

	}

}
