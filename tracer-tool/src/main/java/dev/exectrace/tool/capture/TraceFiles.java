package dev.exectrace.tool.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names the files, one for each application.
 */
final class TraceFiles {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

	private TraceFiles() {
	}

	static List<Path> of(Path output, List<String> labels, LocalDateTime now) {
		Set<Path> taken = new HashSet<>();
		List<Path> files = new ArrayList<>();
		for (String label : labels) {
			Path file = file(output, label, labels.size() > 1, now);
			Path unique = file;
			for (int number = 2; !taken.add(unique); number++) {
				unique = marked(file, Integer.toString(number));
			}
			files.add(unique);
		}
		return files;
	}

	private static Path file(Path output, String label, boolean several, LocalDateTime now) {
		if (output == null || Files.isDirectory(output)) {
			String name = "exectrace-" + label + "-" + TIME.format(now) + ".jfr";
			return (output != null) ? output.resolve(name) : Path.of(name);
		}
		return several ? marked(output, label) : output;
	}

	private static Path marked(Path file, String mark) {
		String name = file.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return file
			.resolveSibling((dot > 0) ? name.substring(0, dot) + "-" + mark + name.substring(dot) : name + "-" + mark);
	}

}
