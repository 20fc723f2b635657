package dev.exectrace.analysis.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Holds profiles that were added up while a file was read against those of the whole
 * trace.
 */
public final class ProfileAgreement {

	/** Sums of floating-point numbers depend on their order. */
	private static final double ROUNDING = 1e-9;

	private ProfileAgreement() {
	}

	/**
	 * Compares profiles.
	 * @param file the file
	 * @param whole its trace
	 * @param selection of what
	 * @param types of which types
	 * @throws IOException if the file cannot be read
	 */
	public static void check(Path file, Trace whole, Selection selection, ProfileType... types) throws IOException {
		ProfileReader reader = ProfileReader.open(file, ReadProgress.NONE);
		for (ProfileType type : types) {
			for (boolean idle : new boolean[] { false, true }) {
				String what = type + (idle ? " with idle waits, " : ", ") + selection;
				compare(what, reader.profile(type, selection, null, idle, ReadProgress.NONE),
						Profile.of(whole, type, selection, idle));
			}
		}
	}

	static void check(Path file, Trace whole, ProfileType type, TaskScopes read, TaskScopes expected)
			throws IOException {
		ProfileReader reader = ProfileReader.open(file, ReadProgress.NONE);
		compare(type + " of tasks", reader.profile(type, Selection.ALL, read, false, ReadProgress.NONE),
				Profile.of(whole, type, Selection.ALL, expected, false));
	}

	private static void compare(String what, Profile read, Profile expected) {
		check(what + ": threads", read.threads(), expected.threads());
		check(what + ": exact", read.exact(), expected.exact());
		check(what + ": hidden", read.hidden(), expected.hidden());
		check(what + ": without runs", read.isWithoutRuns() ? 1 : 0, expected.isWithoutRuns() ? 1 : 0);
		Map<String, Long> values = values(read);
		Map<String, Long> expectedValues = values(expected);
		if (!values.keySet().equals(expectedValues.keySet())) {
			throw new AssertionError(what + ": " + values + " instead of " + expectedValues);
		}
		values.forEach((row, value) -> check(what + ": " + row, value, expectedValues.get(row)));
	}

	private static void check(String what, long value, long expected) {
		if (Math.abs(value - expected) > 1 + Math.abs(expected) * ROUNDING) {
			throw new AssertionError(what + ": " + value + " instead of " + expected);
		}
	}

	private static Map<String, Long> values(Profile profile) {
		return IntStream.range(0, profile.size())
			.boxed()
			.filter((row) -> profile.value(row) > 0)
			.collect(Collectors.toMap((row) -> profile.group(row) + " " + profile.reason(row) + " "
					+ IntStream.range(0, profile.depth(row))
						.mapToObj((depth) -> profile.describe(profile.frame(row, depth)))
						.toList(),
					profile::value, Long::sum, TreeMap::new));
	}

}
