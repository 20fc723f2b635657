package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * The request by which OpenTelemetry's protocol sends profiles,
 * {@code ExportProfilesServiceRequest} of {@code v1development}, not compressed. A
 * profile becomes two: what its rows add up to, named after its type, and how many waits
 * or samples these are. Samples have the attributes {@value #GROUP} and {@value #REASON}.
 *
 * @see <a href=
 * "https://github.com/open-telemetry/opentelemetry-proto/blob/v1.11.0/opentelemetry/proto/profiles/v1development/profiles.proto">Its
 * schema</a>
 */
public final class Otlp {

	private static final String GROUP = "exectrace.thread.group";

	private static final String REASON = "exectrace.wait.reason";

	private final Profile profile;

	private final OtlpDictionary dictionary;

	private final ProtobufWriter writer = new ProtobufWriter();

	private Otlp(Profile profile) {
		this.profile = profile;
		this.dictionary = new OtlpDictionary(profile);
	}

	/**
	 * Writes a profile.
	 * @param profile the profile
	 * @param id tells the profile from others, and is the same where it is sent again
	 * @param resource the attributes of what the profile is of
	 * @param out where to; not closed
	 * @throws IOException if that fails
	 */
	public static void write(Profile profile, UUID id, Map<String, String> resource, OutputStream out)
			throws IOException {
		Otlp otlp = new Otlp(profile);
		otlp.write(id, resource);
		otlp.writer.drainTo(out);
	}

	private void write(UUID id, Map<String, String> resource) {
		int resourceProfiles = this.writer.begin(1);
		resource(resource);
		int scopeProfiles = this.writer.begin(2);
		scope();
		ProfileType type = this.profile.type();
		profile(id, type.label(), type.unit().label(), false);
		profile(new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits()), type.label() + "_count", "count",
				true);
		this.writer.end(scopeProfiles);
		this.writer.end(resourceProfiles);
		int mark = this.writer.begin(2);
		this.dictionary.write(this.writer);
		this.writer.end(mark);
	}

	private void resource(Map<String, String> attributes) {
		int mark = this.writer.begin(1);
		attributes.forEach((key, value) -> {
			int attribute = this.writer.begin(1);
			this.writer.string(1, key);
			int text = this.writer.begin(2);
			this.writer.string(1, value);
			this.writer.end(text);
			this.writer.end(attribute);
		});
		this.writer.end(mark);
	}

	private void scope() {
		int mark = this.writer.begin(1);
		this.writer.string(1, "exectrace");
		this.writer.end(mark);
	}

	private void profile(UUID id, String type, String unit, boolean counts) {
		int mark = this.writer.begin(2);
		int sampleType = this.writer.begin(1);
		this.writer.integer(1, this.dictionary.string(type));
		this.writer.integer(2, this.dictionary.string(unit));
		this.writer.end(sampleType);
		for (int row = 0; row < this.profile.size(); row++) {
			sample(row, counts ? this.profile.count(row) : this.profile.value(row));
		}
		this.writer.fixed64(3, this.profile.startEpochNanos() + this.profile.from());
		this.writer.integer(4, this.profile.duration());
		this.writer.bytes(7,
				ByteBuffer.allocate(16)
					.putLong(id.getMostSignificantBits())
					.putLong(id.getLeastSignificantBits())
					.array());
		this.writer.end(mark);
	}

	private void sample(int row, long value) {
		int mark = this.writer.begin(2);
		this.writer.integer(1, this.dictionary.stack(row));
		int attributes = this.writer.begin(2);
		this.writer.varint(this.dictionary.attribute(GROUP, this.profile.group(row)));
		if (this.profile.reason(row) != WaitReason.NONE) {
			this.writer.varint(this.dictionary.attribute(REASON, this.profile.reason(row).label()));
		}
		this.writer.end(attributes);
		this.writer.packed(4, value);
		this.writer.end(mark);
	}

}
