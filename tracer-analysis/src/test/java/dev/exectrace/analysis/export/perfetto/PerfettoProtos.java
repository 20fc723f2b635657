package dev.exectrace.analysis.export.perfetto;

import java.util.List;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;

/**
 * The part of Perfetto's {@code trace.proto} and what it imports that is looked at, with
 * the names, numbers and types that it has there.
 */
final class PerfettoProtos {

	private PerfettoProtos() {
	}

	static Descriptor trace() throws Exception {
		FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder().setName("trace.proto").setPackage("p");
		message(file, "Trace", "repeated TracePacket packet 1");
		message(file, "TracePacket", "optional ClockSnapshot clock_snapshot 6", "optional uint64 timestamp 8",
				"optional uint32 trusted_packet_sequence_id 10", "optional TrackEvent track_event 11",
				"optional InternedData interned_data 12", "optional uint32 sequence_flags 13",
				"optional bytes compressed_packets 50", "optional TrackDescriptor track_descriptor 60");
		message(file, "ClockSnapshot", "repeated Clock clocks 1", "optional int32 primary_trace_clock 2");
		message(file, "Clock", "optional uint32 clock_id 1", "optional uint64 timestamp 2");
		message(file, "TrackDescriptor", "optional uint64 uuid 1", "optional string name 2",
				"optional ProcessDescriptor process 3", "optional ThreadDescriptor thread 4",
				"optional uint64 parent_uuid 5", "optional CounterDescriptor counter 8",
				"optional int32 child_ordering 11", "optional int32 sibling_order_rank 12");
		message(file, "ProcessDescriptor", "optional int32 pid 1", "optional string process_name 6");
		message(file, "ThreadDescriptor", "optional int32 pid 1", "optional int32 tid 2",
				"optional string thread_name 5");
		message(file, "CounterDescriptor", "optional int32 unit 3");
		message(file, "TrackEvent", "repeated uint64 category_iids 3", "repeated DebugAnnotation debug_annotations 4",
				"optional int32 type 9", "optional uint64 name_iid 10", "optional uint64 track_uuid 11",
				"optional int64 counter_value 30", "optional double double_counter_value 44",
				"repeated fixed64 flow_ids 47", "repeated fixed64 terminating_flow_ids 48");
		message(file, "DebugAnnotation", "optional uint64 name_iid 1", "optional bool bool_value 2",
				"optional int64 int_value 4", "optional string string_value 6", "optional uint64 string_value_iid 17");
		message(file, "InternedData", "repeated InternedName event_categories 1", "repeated InternedName event_names 2",
				"repeated InternedName debug_annotation_names 3",
				"repeated InternedName debug_annotation_string_values 29");
		message(file, "InternedName", "optional uint64 iid 1", "optional string name 2");
		return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]).findMessageTypeByName("Trace");
	}

	private static void message(FileDescriptorProto.Builder file, String name, String... fields) {
		DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
		for (String field : fields) {
			List<String> words = List.of(field.split(" "));
			FieldDescriptorProto.Builder builder = message.addFieldBuilder()
				.setLabel(Label.valueOf("LABEL_" + words.get(0).toUpperCase()))
				.setName(words.get(2))
				.setNumber(Integer.parseInt(words.get(3)));
			if (Character.isUpperCase(words.get(1).charAt(0))) {
				builder.setType(Type.TYPE_MESSAGE).setTypeName(".p." + words.get(1));
			}
			else {
				builder.setType(Type.valueOf("TYPE_" + words.get(1).toUpperCase()));
			}
		}
		file.addMessageType(message);
	}

}
