package dev.exectrace.runtime.instrument;

import java.util.function.Predicate;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A hook: where it goes, and what it does there. The JDK's methods differ from release to
 * release, so a place is described by its shape.
 *
 * @param name what a missing hook is reported as
 * @param type the class that it goes into
 * @param place matches the methods that it goes into
 * @param advice the code
 * @param wanted whether this JDK is expected to have the place
 */
record Hook(String name, String type, ElementMatcher<? super MethodDescription> place, Class<?> advice,
		Predicate<Runtime.Version> wanted) {

	static final String VIRTUAL_THREAD = "java.lang.VirtualThread";

	static Hook in(String method, ElementMatcher<? super MethodDescription> shape, Class<?> advice) {
		return new Hook(method, VIRTUAL_THREAD, ElementMatchers.<MethodDescription>named(method).and(shape), advice,
				(version) -> true);
	}

	Hook since(int feature) {
		return new Hook(this.name, this.type, this.place, this.advice, (version) -> version.feature() >= feature);
	}

}
