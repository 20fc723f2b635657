package dev.exectrace.tool.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.profile.format.Pprof;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * The message by which Pyroscope takes profiles, {@code push.v1.PushRequest}: one series
 * with a pprof file, which is compressed itself.
 *
 * @see <a href=
 * "https://github.com/grafana/pyroscope/blob/main/api/push/v1/push.proto">Its schema</a>
 */
final class PyroscopePush {

	private static final String NAME = "__name__";

	private PyroscopePush() {
	}

	static byte[] encode(Profile profile, UUID id, Map<String, String> labels) throws IOException {
		ByteArrayOutputStream pprof = new ByteArrayOutputStream();
		Pprof.write(profile, pprof);
		ProtobufWriter writer = new ProtobufWriter();
		int series = writer.begin(1);
		label(writer, NAME, name(profile.type()));
		labels.forEach((name, value) -> label(writer, name, value));
		int sample = writer.begin(2);
		writer.bytes(1, pprof.toByteArray());
		writer.string(2, id.toString());
		writer.end(sample);
		writer.end(series);
		ByteArrayOutputStream message = new ByteArrayOutputStream(writer.size());
		writer.drainTo(message);
		return message.toByteArray();
	}

	/** Those that Pyroscope's own clients send have its names. */
	private static String name(ProfileType type) {
		return switch (type) {
			case CPU -> "process_cpu";
			case ALLOC -> "memory";
			default -> type.label();
		};
	}

	private static void label(ProtobufWriter writer, String name, String value) {
		int mark = writer.begin(1);
		writer.string(1, name);
		writer.string(2, value);
		writer.end(mark);
	}

}
