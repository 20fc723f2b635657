package dev.exectrace.runtime.task;

/**
 * What is said about a task, as the trace holds it: {@code key=value} with a comma and a
 * space between, and a backslash before what would be taken for one of these. Bounded.
 */
final class Attributes {

	private static final int MAX_LENGTH = 1000;

	private StringBuilder text;

	void add(String key, String value) {
		if (this.text == null) {
			this.text = new StringBuilder(64);
		}
		if (this.text.length() >= MAX_LENGTH) {
			return;
		}
		if (!this.text.isEmpty()) {
			this.text.append(", ");
		}
		append(key);
		this.text.append('=');
		append(String.valueOf(value));
	}

	private void append(String part) {
		int length = Math.min(part.length(), MAX_LENGTH);
		for (int i = 0; i < length; i++) {
			char c = part.charAt(i);
			if (c == '\\' || c == ',' || c == '=') {
				this.text.append('\\');
			}
			this.text.append(c);
		}
	}

	/**
	 * All of them.
	 * @return the text, {@code null} where there are none
	 */
	String text() {
		return (this.text != null) ? this.text.toString() : null;
	}

}
