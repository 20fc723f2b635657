package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.exectrace.analysis.profile.Profile;

/**
 * Brendan Gregg's collapsed stacks: a line for each, its frames from the outermost,
 * separated by semicolons, then the value, in nanoseconds or bytes. Stacks that differ
 * only in their lines come one by one; readers add them up. In a merged profile the
 * instance is the outermost frame.
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
		Map<Place, Long> values = new LinkedHashMap<>();
		Map<Place, Integer> rows = new LinkedHashMap<>();
		for (int row : profile.largest()) {
			Place place = new Place(profile.instance(row), profile.stack(row));
			values.merge(place, profile.value(row), Long::sum);
			rows.putIfAbsent(place, row);
		}
		for (Map.Entry<Place, Integer> entry : rows.entrySet()) {
			long value = values.get(entry.getKey());
			if (value == 0) {
				continue;
			}
			int row = entry.getValue();
			if (entry.getKey().instance() >= 0) {
				out.append(name(profile, profile.instanceFrame(row))).append(';');
			}
			for (int depth = profile.depth(row) - 1; depth >= 0; depth--) {
				out.append(name(profile, profile.frame(row, depth))).append((depth > 0) ? ';' : ' ');
			}
			out.append(Long.toString(value)).append('\n');
		}
	}

	private static String name(Profile profile, int frame) {
		return profile.methodName(profile.method(frame)).replace(';', ':').replace('\n', ' ').replace('\r', ' ');
	}

	private record Place(int instance, int stack) {
	}

}
