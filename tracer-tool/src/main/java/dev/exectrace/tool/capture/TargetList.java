package dev.exectrace.tool.capture;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.exectrace.tool.failure.Failure;
import picocli.CommandLine.TypeConversionException;

/**
 * A file with an instance a line, as in {@code orders-1=localhost:8181}. What follows
 * {@code #} is a comment.
 */
final class TargetList {

	private TargetList() {
	}

	static List<Target> read(Path file) throws IOException, Failure {
		List<String> lines;
		try {
			lines = Files.readAllLines(file);
		}
		catch (MalformedInputException ex) {
			throw new Failure(file + " is not a text in UTF-8", "give a file with an instance a line");
		}
		List<Target> targets = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).replaceFirst("(^|\\s)#.*", "").strip();
			if (line.isEmpty()) {
				continue;
			}
			try {
				targets.add(Target.parse(line));
			}
			catch (TypeConversionException ex) {
				throw new Failure(file + ", line " + (i + 1) + ": " + ex.getMessage(),
						"write an instance a line, as in orders-1=localhost:8181");
			}
		}
		if (targets.isEmpty()) {
			throw new Failure(file + " names no instance", "write one a line, as in orders-1=localhost:8181");
		}
		return targets;
	}

}
