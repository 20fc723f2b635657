package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * The frames of a pprof file and their methods, by id from 1.
 */
final class PprofLocations {

	private final Profile profile;

	private final PprofStrings strings;

	private final Map<Integer, Integer> locations = new LinkedHashMap<>();

	private final Map<Integer, Integer> functions = new LinkedHashMap<>();

	PprofLocations(Profile profile, PprofStrings strings) {
		this.profile = profile;
		this.strings = strings;
	}

	int id(int frame) {
		return id(this.locations, frame);
	}

	private static int id(Map<Integer, Integer> ids, int key) {
		Integer id = ids.putIfAbsent(key, ids.size() + 1);
		return (id != null) ? id : ids.size();
	}

	void write(ProtobufWriter writer, OutputStream out, int mapping) throws IOException {
		for (Map.Entry<Integer, Integer> location : this.locations.entrySet()) {
			int frame = location.getKey();
			int mark = writer.begin(4);
			writer.integer(1, location.getValue());
			writer.integer(2, mapping);
			int line = writer.begin(4);
			writer.integer(1, id(this.functions, this.profile.method(frame)));
			writer.integer(2, Math.max(0, this.profile.line(frame)));
			writer.end(line);
			writer.end(mark);
			writer.drainTo(out);
		}
		for (Map.Entry<Integer, Integer> function : this.functions.entrySet()) {
			String name = this.profile.methodName(function.getKey());
			int mark = writer.begin(5);
			writer.integer(1, function.getValue());
			writer.integer(2, this.strings.number(name));
			writer.integer(3, this.strings.number(name));
			writer.integer(4, this.strings.number((function.getKey() >= 0) ? file(name) : ""));
			writer.end(mark);
			writer.drainTo(out);
		}
	}

	/** Where a method stands by convention; traces do not tell. */
	static String file(String method) {
		int name = method.lastIndexOf('.');
		String type = (name > 0) ? method.substring(0, name) : method;
		int nested = type.indexOf('$', type.lastIndexOf('.') + 2);
		return ((nested > 0) ? type.substring(0, nested) : type).replace('.', '/') + ".java";
	}

}
