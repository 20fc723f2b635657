package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files of a project that a build tool is run in.
 */
final class ProjectFiles {

	private ProjectFiles() {
	}

	/** Deletes what an earlier run has left in a directory, but for one in it. */
	static void clean(Path directory, Path kept) throws IOException {
		Files.createDirectories(directory);
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter((file) -> !file.startsWith(kept) && !file.equals(directory))
				.sorted(Comparator.reverseOrder())
				.toList()) {
				Files.delete(file);
			}
		}
	}

	static void copy(Path sources, Path directory, UnaryOperator<String> filled) throws IOException {
		try (Stream<Path> files = Files.walk(sources)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path target = directory.resolve(sources.relativize(file).toString());
				Files.createDirectories(target.getParent());
				Files.writeString(target, filled.apply(Files.readString(file)));
			}
		}
	}

}
