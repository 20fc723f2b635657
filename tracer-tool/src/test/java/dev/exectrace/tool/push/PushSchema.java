package dev.exectrace.tool.push;

import com.google.protobuf.Descriptors.Descriptor;
import dev.exectrace.analysis.profile.format.ProtoFile;

/**
 * The message of Pyroscope's push, with the numbers of its {@code push.proto} and
 * {@code types.proto}. Written down here, as no artifact of Pyroscope's in Maven Central
 * was found that holds them; what the push does not send is left out.
 *
 * @see <a href=
 * "https://github.com/grafana/pyroscope/blob/main/api/push/v1/push.proto">push.proto</a>
 * @see <a href=
 * "https://github.com/grafana/pyroscope/blob/main/api/types/v1/types.proto">types.proto</a>
 */
final class PushSchema {

	static final Descriptor REQUEST = new ProtoFile("push.v1").message("PushRequest", "1 *RawProfileSeries series")
		.message("RawProfileSeries", "1 *LabelPair labels", "2 *RawSample samples")
		.message("LabelPair", "1 string name", "2 string value")
		.message("RawSample", "1 bytes raw_profile", "2 string ID")
		.type("PushRequest");

	private PushSchema() {
	}

}
