package dev.exectrace.tool.input;

/**
 * Whether somebody watches. The JVM only knows of the standard output; the launcher tells
 * of the error output.
 */
final class Terminal {

	private Terminal() {
	}

	static boolean showsErrors() {
		String told = System.getProperty("exectrace.terminal");
		return (told != null) ? Boolean.parseBoolean(told) : System.console() != null;
	}

}
