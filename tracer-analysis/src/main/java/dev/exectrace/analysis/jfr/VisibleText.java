package dev.exectrace.analysis.jfr;

/**
 * Text of a trace is shown in terminals, and names in a trace are whatever the traced
 * program, or who made the file, wanted them to be: what a terminal takes for a command,
 * or what turns the direction of text around, is replaced by a sign that can be seen.
 */
final class VisibleText {

	private static final char CONTROL_PICTURES = '\u2400';

	private static final char DELETE_PICTURE = '\u2421';

	private static final char REPLACEMENT = '\uFFFD';

	private VisibleText() {
	}

	static String of(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (visible(text.charAt(i)) != text.charAt(i)) {
				return replaced(text, i);
			}
		}
		return text;
	}

	/** Whether all of a part is of ASCII that can be seen, and so is to stay as it is. */
	static boolean isPlain(byte[] text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (!isPlain(text[i])) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPlain(int c) {
		return c >= ' ' && c < '\u007f';
	}

	private static String replaced(String text, int from) {
		char[] chars = text.toCharArray();
		for (int i = from; i < chars.length; i++) {
			chars[i] = visible(chars[i]);
		}
		return new String(chars);
	}

	private static char visible(char c) {
		if (isPlain(c) || c == '\n' || c == '\t') {
			return c;
		}
		if (c < ' ') {
			return (char) (CONTROL_PICTURES + c);
		}
		if (c == '\u007f') {
			return DELETE_PICTURE;
		}
		boolean turns = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
		return (c < '\u00a0' || turns) ? REPLACEMENT : c;
	}

}
