package dev.exectrace.analysis.finding;

import java.util.List;

/**
 * The application's own methods on a stack, the innermost first, without the libraries
 * between them.
 *
 * @param methods their names as in {@code com.example.Shop.buy}
 */
record CallPath(List<String> methods) {

	/** As in {@code Client.get, called by Shop.buy}. */
	String describe() {
		StringBuilder text = new StringBuilder(shortName(this.methods.getFirst()));
		for (int i = 1; i < this.methods.size(); i++) {
			text.append((i == 1) ? ", called by " : ", by ").append(shortName(this.methods.get(i)));
		}
		return text.toString();
	}

	/** A method with the simple name of its class. */
	static String shortName(String method) {
		int dot = method.lastIndexOf('.');
		return method.substring(method.lastIndexOf('.', dot - 1) + 1);
	}

}
