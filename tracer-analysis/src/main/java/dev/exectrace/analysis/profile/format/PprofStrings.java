package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * The strings of a pprof file, each once; the first must be empty.
 */
final class PprofStrings {

	private final Map<String, Integer> numbers = new LinkedHashMap<>(Map.of("", 0));

	int number(String string) {
		Integer number = this.numbers.putIfAbsent(string, this.numbers.size());
		return (number != null) ? number : this.numbers.size() - 1;
	}

	void write(ProtobufWriter writer, OutputStream out) throws IOException {
		for (String string : this.numbers.keySet()) {
			writer.string(6, string);
			writer.drainTo(out);
		}
	}

}
