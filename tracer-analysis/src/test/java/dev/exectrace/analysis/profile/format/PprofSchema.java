package dev.exectrace.analysis.profile.format;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;

/**
 * The schema of pprof's files, with the numbers of its {@code profile.proto}.
 */
final class PprofSchema {

	static final Descriptor PROFILE = profile();

	private PprofSchema() {
	}

	static FieldDescriptor field(DynamicMessage message, String name) {
		return message.getDescriptorForType().findFieldByName(name);
	}

	private static Descriptor profile() {
		FileDescriptorProto file = FileDescriptorProto.newBuilder()
			.setName("profile.proto")
			.setPackage("perftools.profiles")
			.setSyntax("proto3")
			.addMessageType(message("Profile", "1 *ValueType sample_type", "2 *Sample sample", "3 *Mapping mapping",
					"4 *Location location", "5 *Function function", "6 *string string_table", "7 int64 drop_frames",
					"8 int64 keep_frames", "9 int64 time_nanos", "10 int64 duration_nanos", "11 ValueType period_type",
					"12 int64 period", "13 *int64 comment", "14 int64 default_sample_type"))
			.addMessageType(message("ValueType", "1 int64 type", "2 int64 unit"))
			.addMessageType(message("Sample", "1 *uint64 location_id", "2 *int64 value", "3 *Label label"))
			.addMessageType(message("Label", "1 int64 key", "2 int64 str", "3 int64 num", "4 int64 num_unit"))
			.addMessageType(message("Mapping", "1 uint64 id", "2 uint64 memory_start", "3 uint64 memory_limit",
					"4 uint64 file_offset", "5 int64 filename", "6 int64 build_id", "7 bool has_functions",
					"8 bool has_filenames", "9 bool has_line_numbers", "10 bool has_inline_frames"))
			.addMessageType(message("Location", "1 uint64 id", "2 uint64 mapping_id", "3 uint64 address",
					"4 *Line line", "5 bool is_folded"))
			.addMessageType(message("Line", "1 uint64 function_id", "2 int64 line"))
			.addMessageType(message("Function", "1 uint64 id", "2 int64 name", "3 int64 system_name",
					"4 int64 filename", "5 int64 start_line"))
			.build();
		try {
			return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Profile");
		}
		catch (DescriptorValidationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static DescriptorProto message(String name, String... fields) {
		DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
		for (String field : fields) {
			String[] parts = field.split(" ");
			String type = parts[1].replace("*", "");
			FieldDescriptorProto.Builder builder = FieldDescriptorProto.newBuilder()
				.setNumber(Integer.parseInt(parts[0]))
				.setName(parts[2])
				.setLabel(parts[1].startsWith("*") ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
			switch (type) {
				case "int64" -> builder.setType(Type.TYPE_INT64);
				case "uint64" -> builder.setType(Type.TYPE_UINT64);
				case "bool" -> builder.setType(Type.TYPE_BOOL);
				case "string" -> builder.setType(Type.TYPE_STRING);
				default -> builder.setType(Type.TYPE_MESSAGE).setTypeName(".perftools.profiles." + type);
			}
			message.addField(builder);
		}
		return message.build();
	}

}
