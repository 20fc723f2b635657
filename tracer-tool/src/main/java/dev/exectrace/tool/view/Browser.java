package dev.exectrace.tool.view;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/**
 * Opens a page in the browser of whoever runs the command.
 */
final class Browser {

	private Browser() {
	}

	/** Returns whether it could be asked to. */
	static boolean open(URI page) {
		return byCommand(page) || byDesktop(page);
	}

	private static boolean byCommand(URI page) {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		if (system.contains("win")) {
			return false;
		}
		boolean mac = system.contains("mac");
		if (!mac && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
			return false;
		}
		try {
			new ProcessBuilder(mac ? "open" : "xdg-open", page.toString()).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean byDesktop(URI page) {
		try {
			if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()
					&& Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
				Desktop.getDesktop().browse(page);
				return true;
			}
		}
		catch (IOException | RuntimeException | LinkageError ex) {
			// Nobody sits there, or no browser is known.
		}
		return false;
	}

}
