package dev.exectrace.tool.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Terminal;

/**
 * Where an export goes to. It is looked at before the trace is read, so that nobody waits
 * for a refusal.
 */
final class Target {

	private Target() {
	}

	static void check(ExportFormat format, Path target, boolean force) throws IOException, Failure {
		if (target == null) {
			checkStandardOutput(format);
		}
		else if (format.isDirectory()) {
			checkDirectory(target, force);
		}
		else {
			checkFile(format, target, force);
		}
	}

	private static void checkStandardOutput(ExportFormat format) throws Failure {
		if (format.isDirectory()) {
			throw new Failure("the tables need a directory", "name one, as in -o " + format.example());
		}
		if (format.isBinary() && Terminal.console() != null) {
			throw new Failure("the export is binary and the output is a terminal",
					"name a file, as in -o " + format.example() + ", or pipe it on");
		}
	}

	private static void checkDirectory(Path target, boolean force) throws IOException, Failure {
		if (!Files.exists(target)) {
			return;
		}
		if (!Files.isDirectory(target)) {
			throw new Failure(target + " is a file", "name a directory for the tables");
		}
		try (Stream<Path> files = Files.list(target)) {
			if (!force && files.findAny().isPresent()) {
				throw new Failure(target + " is not empty", "name another directory or give --force");
			}
		}
	}

	private static void checkFile(ExportFormat format, Path target, boolean force) throws Failure {
		if (Files.isDirectory(target)) {
			throw new Failure(target + " is a directory",
					"name a file in it, as in -o " + target.resolve(format.example()));
		}
		if (Files.isRegularFile(target) && !force) {
			throw new Failure(target + " exists", "name another file or give --force");
		}
		Path parent = target.toAbsolutePath().getParent();
		if (parent != null && !Files.isDirectory(parent)) {
			throw new Failure(parent + " is no directory", "make it first or name another file");
		}
	}

}
