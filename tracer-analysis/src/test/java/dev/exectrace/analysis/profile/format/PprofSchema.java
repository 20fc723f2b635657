package dev.exectrace.analysis.profile.format;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;

/**
 * The schema of pprof's files, with the numbers of its {@code profile.proto}.
 */
public final class PprofSchema {

	/** The message that a file is. */
	public static final Descriptor PROFILE = new ProtoFile("perftools.profiles")
		.message("Profile", "1 *ValueType sample_type", "2 *Sample sample", "3 *Mapping mapping",
				"4 *Location location", "5 *Function function", "6 *string string_table", "7 int64 drop_frames",
				"8 int64 keep_frames", "9 int64 time_nanos", "10 int64 duration_nanos", "11 ValueType period_type",
				"12 int64 period", "13 *int64 comment", "14 int64 default_sample_type")
		.message("ValueType", "1 int64 type", "2 int64 unit")
		.message("Sample", "1 *uint64 location_id", "2 *int64 value", "3 *Label label")
		.message("Label", "1 int64 key", "2 int64 str", "3 int64 num", "4 int64 num_unit")
		.message("Mapping", "1 uint64 id", "2 uint64 memory_start", "3 uint64 memory_limit", "4 uint64 file_offset",
				"5 int64 filename", "6 int64 build_id", "7 bool has_functions", "8 bool has_filenames",
				"9 bool has_line_numbers", "10 bool has_inline_frames")
		.message("Location", "1 uint64 id", "2 uint64 mapping_id", "3 uint64 address", "4 *Line line",
				"5 bool is_folded")
		.message("Line", "1 uint64 function_id", "2 int64 line")
		.message("Function", "1 uint64 id", "2 int64 name", "3 int64 system_name", "4 int64 filename",
				"5 int64 start_line")
		.type("Profile");

	private PprofSchema() {
	}

	static FieldDescriptor field(DynamicMessage message, String name) {
		return message.getDescriptorForType().findFieldByName(name);
	}

}
