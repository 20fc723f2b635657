package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads a trace as Perfetto's trace processor does: packets by time, those of one time in
 * the file's order, slices by a stack for each track.
 */
final class PerfettoReader {

	final Map<Long, Message> tracks = new LinkedHashMap<>();

	final List<Slice> slices = new ArrayList<>();

	final List<Slice> instants = new ArrayList<>();

	final Map<Long, Flow> flows = new HashMap<>();

	final Map<Long, List<double[]>> counters = new HashMap<>();

	Message clocks;

	private final Map<String, Map<Long, String>> names = new HashMap<>();

	PerfettoReader(byte[] trace) throws Exception {
		Message message = DynamicMessage.parseFrom(PerfettoProtos.trace(), trace);
		assertThat(message.getUnknownFields().asMap()).isEmpty();
		List<Event> events = new ArrayList<>();
		List<Message> packets = new ArrayList<>();
		for (Message packet : list(message, "packet")) {
			packets.addAll(list(DynamicMessage.parseFrom(PerfettoProtos.trace(), inflate(packet)), "packet"));
		}
		for (int i = 0; i < packets.size(); i++) {
			Message packet = packets.get(i);
			assertThat(packet.getUnknownFields().asMap()).isEmpty();
			assertThat(get(packet, "trusted_packet_sequence_id")).isEqualTo(1);
			assertThat(get(packet, "sequence_flags")).isEqualTo((i == 0) ? 1 : 2);
			packet(packet, events);
		}
		events.sort(Comparator.comparingLong(Event::at));
		Map<Long, Deque<Slice>> open = new HashMap<>();
		events.forEach((event) -> event(event, open));
		assertThat(open.values()).allMatch(Deque::isEmpty);
	}

	private static byte[] inflate(Message packet) throws IOException {
		assertThat(packet.getAllFields()).hasSize(1);
		assertThat(packet.getSerializedSize()).isLessThan(512_000);
		ByteString compressed = (ByteString) get(packet, "compressed_packets");
		try (InflaterInputStream in = new InflaterInputStream(compressed.newInput())) {
			return in.readAllBytes();
		}
	}

	private void packet(Message packet, List<Event> events) {
		if (has(packet, "interned_data")) {
			Message data = (Message) get(packet, "interned_data");
			data.getAllFields().forEach((field, entries) -> {
				for (Object entry : (List<?>) entries) {
					String name = (String) get((Message) entry, "name");
					Long iid = (Long) get((Message) entry, "iid");
					assertThat(iid).isNotZero();
					assertThat(this.names.computeIfAbsent(field.getName(), (key) -> new HashMap<>()).put(iid, name))
						.isNull();
				}
			});
		}
		if (has(packet, "clock_snapshot")) {
			this.clocks = (Message) get(packet, "clock_snapshot");
		}
		if (has(packet, "track_descriptor")) {
			Message track = (Message) get(packet, "track_descriptor");
			if (has(track, "parent_uuid")) {
				assertThat(this.tracks).containsKey((Long) get(track, "parent_uuid"));
			}
			assertThat(this.tracks.put((Long) get(track, "uuid"), track)).isNull();
		}
		if (has(packet, "track_event")) {
			Message event = (Message) get(packet, "track_event");
			assertThat(event.getUnknownFields().asMap()).isEmpty();
			assertThat(this.tracks).containsKey((Long) get(event, "track_uuid"));
			Map<String, String> annotations = new HashMap<>();
			for (Message annotation : list(event, "debug_annotations")) {
				String value = has(annotation, "string_value_iid")
						? name("debug_annotation_string_values", get(annotation, "string_value_iid"))
						: has(annotation, "bool_value") ? get(annotation, "bool_value").toString()
								: has(annotation, "int_value") ? get(annotation, "int_value").toString()
										: (String) get(annotation, "string_value");
				annotations.put(name("debug_annotation_names", get(annotation, "name_iid")), value);
			}
			List<?> categories = (List<?>) get(event, "category_iids");
			events.add(new Event((Long) get(packet, "timestamp"), event,
					has(event, "name_iid") ? name("event_names", get(event, "name_iid")) : null,
					categories.isEmpty() ? null : name("event_categories", categories.getFirst()), annotations));
		}
	}

	private String name(String index, Object iid) {
		return this.names.get(index).get((Long) iid);
	}

	private void event(Event event, Map<Long, Deque<Slice>> open) {
		long track = (Long) get(event.message(), "track_uuid");
		Deque<Slice> stack = open.computeIfAbsent(track, (key) -> new ArrayDeque<>());
		switch ((Integer) get(event.message(), "type")) {
			case 1 -> {
				Slice slice = new Slice(track, event, -1);
				stack.push(slice);
				for (Object flow : (List<?>) get(event.message(), "terminating_flow_ids")) {
					assertThat(this.flows).containsKey((Long) flow);
					this.flows.computeIfPresent((Long) flow, (key, from) -> from.to(slice));
				}
			}
			case 2 -> {
				assertThat(stack).isNotEmpty();
				Slice slice = stack.pop();
				this.slices.add(new Slice(track, slice.event(), event.at()));
			}
			case 3 -> {
				this.instants.add(new Slice(track, event, event.at()));
				for (Object flow : (List<?>) get(event.message(), "flow_ids")) {
					assertThat(this.flows.put((Long) flow, new Flow(new Slice(track, event, event.at()), null)))
						.isNull();
				}
			}
			case 4 -> this.counters.computeIfAbsent(track, (key) -> new ArrayList<>())
				.add(new double[] { event.at(),
						has(event.message(), "counter_value")
								? ((Long) get(event.message(), "counter_value")).doubleValue()
								: (Double) get(event.message(), "double_counter_value") });
			default -> throw new AssertionError(event);
		}
	}

	String name(long track) {
		Message message = this.tracks.get(track);
		return has(message, "thread") ? (String) get((Message) get(message, "thread"), "thread_name")
				: (String) get(message, "name");
	}

	String parent(long track) {
		return name((Long) get(this.tracks.get(track), "parent_uuid"));
	}

	List<double[]> counter(String name) {
		return this.counters.entrySet()
			.stream()
			.filter((entry) -> name(entry.getKey()).equals(name))
			.findFirst()
			.orElseThrow()
			.getValue();
	}

	static Object get(Message message, String field) {
		return message.getField(message.getDescriptorForType().findFieldByName(field));
	}

	@SuppressWarnings("unchecked")
	static List<Message> list(Message message, String field) {
		return (List<Message>) get(message, field);
	}

	static boolean has(Message message, String field) {
		return message.hasField(message.getDescriptorForType().findFieldByName(field));
	}

	record Event(long at, Message message, String name, String category, Map<String, String> annotations) {
	}

	record Slice(long track, Event event, long end) {

		long duration() {
			return this.end - this.event.at();
		}

	}

	record Flow(Slice from, Slice to) {

		Flow to(Slice slice) {
			assertThat(this.to).isNull();
			return new Flow(this.from, slice);
		}

	}

}
