package dev.exectrace.tool.summary;

import java.io.PrintWriter;

/**
 * Titles and wrapped lines.
 */
final class Paragraphs {

	private static final int WIDTH = 100;

	private final PrintWriter out;

	Paragraphs(PrintWriter out) {
		this.out = out;
	}

	void title(String title) {
		this.out.println();
		this.out.println(title);
		this.out.println("-".repeat(title.length()));
	}

	/** The first line stands where the last print ended. */
	void wrapped(String text, int indent) {
		int column = indent;
		StringBuilder line = new StringBuilder();
		for (String word : text.replaceAll("\\p{Cntrl}", "?").split(" ")) {
			if (line.length() > 0 && column + word.length() + 1 > WIDTH) {
				this.out.println(line);
				line.setLength(0);
				line.append(" ".repeat(indent)).append(word);
				column = indent + word.length();
			}
			else {
				line.append((line.length() > 0) ? " " : "").append(word);
				column += word.length() + 1;
			}
		}
		this.out.println(line);
	}

}
