package dev.exectrace.runtime;

/**
 * The JDK's module that records, which a runtime image may lack.
 */
final class RecorderModule {

	private static final String NAME = "jdk.jfr";

	private RecorderModule() {
	}

	/**
	 * Why nothing can be recorded.
	 * @param failure what recording failed with
	 * @return the reason in words
	 */
	static String explain(Throwable failure) {
		if (ModuleLayer.boot().findModule(NAME).isEmpty()) {
			return "the Java runtime lacks the module " + NAME + "; add it to the image, with jlink --add-modules";
		}
		return failure.getMessage();
	}

}
