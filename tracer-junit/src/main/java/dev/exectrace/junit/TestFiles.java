package dev.exectrace.junit;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the files of tests. What is kept of this run is not overwritten by another
 * attempt at the same test.
 */
final class TestFiles {

	private static final Pattern INVOCATION = Pattern.compile("#(\\d+)\\]");

	private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{N}._()-]+");

	private static final int MAX_LENGTH = 150;

	private static final Set<Path> KEPT = ConcurrentHashMap.newKeySet();

	private TestFiles() {
	}

	/**
	 * The file for a test: its name, the numbers of its invocation, if it is one of
	 * several, and of its attempt.
	 */
	static Path claim(Path directory, String test, String uniqueId) {
		StringBuilder name = new StringBuilder(UNFIT.matcher(test).replaceAll("_"));
		name.setLength(Math.min(MAX_LENGTH, name.length()));
		Matcher invocations = INVOCATION.matcher(uniqueId);
		while (invocations.find()) {
			name.append('-').append(invocations.group(1));
		}
		Path file = directory.resolve(name + ".jfr");
		for (int attempt = 2; KEPT.contains(file.toAbsolutePath()); attempt++) {
			file = directory.resolve(name + ".attempt-" + attempt + ".jfr");
		}
		return file;
	}

	static void keep(Path file) {
		KEPT.add(file.toAbsolutePath());
	}

}
