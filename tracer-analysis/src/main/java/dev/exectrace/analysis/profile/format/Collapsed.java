package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.exectrace.analysis.profile.Profile;

/**
 * Brendan Gregg's collapsed stacks: a line for each, its frames from the outermost,
 * separated by semicolons, then the value, in nanoseconds or bytes. Stacks that differ
 * only in their lines come one by one; readers add them up.
 */
public final class Collapsed {

	private Collapsed() {
	}

	/**
	 * Writes a profile.
	 * @param profile the profile
	 * @param out where to
	 * @throws IOException if that fails
	 */
	public static void write(Profile profile, Appendable out) throws IOException {
		Map<Integer, Long> values = new LinkedHashMap<>();
		Map<Integer, Integer> rows = new LinkedHashMap<>();
		for (int row : profile.largest()) {
			values.merge(profile.stack(row), profile.value(row), Long::sum);
			rows.putIfAbsent(profile.stack(row), row);
		}
		for (Map.Entry<Integer, Integer> entry : rows.entrySet()) {
			long value = values.get(entry.getKey());
			if (value == 0) {
				continue;
			}
			int row = entry.getValue();
			for (int depth = profile.depth(row) - 1; depth >= 0; depth--) {
				out.append(name(profile, row, depth)).append((depth > 0) ? ';' : ' ');
			}
			out.append(Long.toString(value)).append('\n');
		}
	}

	private static String name(Profile profile, int row, int depth) {
		return profile.methodName(profile.method(profile.frame(row, depth)))
			.replace(';', ':')
			.replace('\n', ' ')
			.replace('\r', ' ');
	}

}
