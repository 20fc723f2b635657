package dev.exectrace.tool.input;

import java.io.Console;

/**
 * Whether somebody watches. The JVM only knows of the standard output; the launcher tells
 * of the error output.
 */
public final class Terminal {

	private Terminal() {
	}

	/**
	 * Whether the error output goes to a terminal.
	 * @return whether it does
	 */
	public static boolean showsErrors() {
		String told = System.getProperty("exectrace.terminal");
		return (told != null) ? Boolean.parseBoolean(told) : console() != null;
	}

	/**
	 * Somebody who can be asked.
	 * @return the console, {@code null} where nobody sits at a terminal
	 */
	public static Console console() {
		Console console = System.console();
		return (console != null && isTerminal(console)) ? console : null;
	}

	/** From 22 to 24 there is a console without a terminal, too. */
	private static boolean isTerminal(Console console) {
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

}
