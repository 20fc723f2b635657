package dev.exectrace.analysis.export.chrome;

/**
 * Quotes text for JSON, such that it may also stand in a page's script.
 */
final class JsonText {

	private JsonText() {
	}

	static void quote(String value, StringBuilder to) {
		to.append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			switch (c) {
				case '"' -> to.append("\\\"");
				case '\\' -> to.append("\\\\");
				case '\n' -> to.append("\\n");
				default -> {
					if (isPlain(value, i)) {
						to.append(c);
					}
					else {
						to.append(String.format("\\u%04x", (int) c));
					}
				}
			}
		}
		to.append('"');
	}

	private static boolean isPlain(String value, int at) {
		char c = value.charAt(at);
		if (Character.isHighSurrogate(c)) {
			return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
		}
		if (Character.isLowSurrogate(c)) {
			return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
		}
		return c >= ' ' && c != '<' && c != '\u007f' && c != '\u2028' && c != '\u2029';
	}

}
