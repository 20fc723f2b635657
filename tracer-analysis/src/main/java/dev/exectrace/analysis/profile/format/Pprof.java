package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * The profile format of pprof, compressed, as {@code go tool pprof} and others read it.
 * Samples have the labels {@code group}, the thread group, {@code reason}, and in a
 * merged profile {@code instance}.
 *
 * @see <a href="https://github.com/google/pprof/blob/main/proto/profile.proto">Its
 * schema</a>
 */
public final class Pprof {

	private static final int MAPPING = 1;

	private final Profile profile;

	private final PprofStrings strings = new PprofStrings();

	private final PprofLocations locations;

	private final ProtobufWriter writer = new ProtobufWriter();

	private final OutputStream out;

	private Pprof(Profile profile, OutputStream out) {
		this.profile = profile;
		this.locations = new PprofLocations(profile, this.strings);
		this.out = out;
	}

	/**
	 * Writes a profile.
	 * @param profile the profile
	 * @param out where to; not closed
	 * @throws IOException if that fails
	 */
	public static void write(Profile profile, OutputStream out) throws IOException {
		GZIPOutputStream compressed = new GZIPOutputStream(out, 1 << 16);
		new Pprof(profile, compressed).write();
		compressed.finish();
	}

	private void write() throws IOException {
		ProfileType type = this.profile.type();
		String count = (type.isSampled()) ? "samples" : "contentions";
		String value = switch (type) {
			case CPU -> "cpu";
			case ALLOC -> "alloc_space";
			default -> "delay";
		};
		valueType(1, count, "count");
		valueType(1, value, type.unit().label());
		samples();
		mapping();
		this.locations.write(this.writer, this.out, MAPPING);
		this.writer.integer(9, this.profile.startEpochNanos() + this.profile.from());
		this.writer.integer(10, this.profile.duration());
		valueType(11, value, type.unit().label());
		this.writer.integer(12, 1);
		for (String line : Heading.of(this.profile)) {
			this.writer.integer(13, this.strings.number(line));
		}
		this.writer.integer(14, this.strings.number(value));
		this.writer.drainTo(this.out);
		this.strings.write(this.writer, this.out);
	}

	private void valueType(int field, String type, String unit) {
		int mark = this.writer.begin(field);
		this.writer.integer(1, this.strings.number(type));
		this.writer.integer(2, this.strings.number(unit));
		this.writer.end(mark);
	}

	private void samples() throws IOException {
		for (int row = 0; row < this.profile.size(); row++) {
			int sample = this.writer.begin(2);
			int ids = this.writer.begin(1);
			for (int depth = 0; depth < this.profile.depth(row); depth++) {
				this.writer.varint(this.locations.id(this.profile.frame(row, depth)));
			}
			this.writer.end(ids);
			this.writer.packed(2, this.profile.count(row), this.profile.value(row));
			if (this.profile.instance(row) >= 0) {
				label("instance", this.profile.instances().get(this.profile.instance(row)));
			}
			label("group", this.profile.group(row));
			if (this.profile.reason(row) != WaitReason.NONE) {
				label("reason", this.profile.reason(row).label());
			}
			this.writer.end(sample);
			this.writer.drainTo(this.out);
		}
	}

	private void label(String key, String value) {
		int mark = this.writer.begin(3);
		this.writer.integer(1, this.strings.number(key));
		this.writer.integer(2, this.strings.number(value));
		this.writer.end(mark);
	}

	/** Says that names and lines are there, so that readers do not look for binaries. */
	private void mapping() throws IOException {
		int mark = this.writer.begin(3);
		this.writer.integer(1, MAPPING);
		this.writer.integer(5, this.strings.number("java"));
		this.writer.bool(7, true);
		this.writer.bool(8, true);
		this.writer.bool(9, true);
		this.writer.end(mark);
		this.writer.drainTo(this.out);
	}

}
