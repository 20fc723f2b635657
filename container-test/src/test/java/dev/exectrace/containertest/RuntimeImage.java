package dev.exectrace.containertest;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The Java that a service runs on.
 */
final class RuntimeImage {

	/** What the demo service asks for, beside what a test may leave out. */
	private static final List<String> MODULES = List.of("java.se", "jdk.crypto.ec", "jdk.management", "jdk.net",
			"jdk.unsupported");

	private static final List<String> OPTIONAL = List.of("jdk.attach", "jdk.jfr");

	private RuntimeImage() {
	}

	/**
	 * The JDK that runs the tests.
	 */
	static Path complete() {
		return Path.of(System.getProperty("java.home"));
	}

	/**
	 * Links a runtime image that lacks a module.
	 * @param module the module
	 * @param parent where to
	 */
	static Path without(String module, Path parent) {
		List<String> modules = new ArrayList<>(MODULES);
		OPTIONAL.stream().filter((optional) -> !optional.equals(module)).forEach(modules::add);
		Path image = parent.resolve("without-" + module);
		ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
		StringWriter output = new StringWriter();
		PrintWriter writer = new PrintWriter(output);
		if (jlink.run(writer, writer, "--add-modules", String.join(",", modules), "--output", image.toString()) != 0) {
			throw new IllegalStateException("jlink failed: " + output);
		}
		return image;
	}

}
