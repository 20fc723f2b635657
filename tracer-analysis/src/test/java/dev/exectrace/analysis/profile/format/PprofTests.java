package dev.exectrace.analysis.profile.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PprofTests {

	private static DynamicMessage decode(Profile profile) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Pprof.write(profile, out);
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()))) {
			DynamicMessage message = DynamicMessage.parseFrom(PprofSchema.PROFILE, in);
			assertThat(message.getUnknownFields().asMap()).isEmpty();
			return message;
		}
	}

	@Test
	void samplesHaveStacksValuesAndLabels() throws IOException {
		assertThat(samples(decode(SampleProfile.of(ProfileType.BLOCK)))).containsExactlyInAnyOrder(
				"[4, 200000000] {group=http-*, reason=network} java.net.Socket.read:10 (java/net/Socket.java)"
						+ " com.acme.Client$Call.run:20 (com/acme/Client.java)"
						+ " com.acme.Main.main:30 (com/acme/Main.java)",
				"[4, 100000000] {group=http-*, reason=lock} java.util.concurrent.locks.ReentrantLock.lock:5"
						+ " (java/util/concurrent/locks/ReentrantLock.java) " + SampleProfile.NASTY
						+ ":0 (com/acme/Page.java) com.acme.Main.main:31 (com/acme/Main.java)");
	}

	@ParameterizedTest
	@CsvSource({ "block, contentions/count, delay/nanoseconds", "sched, contentions/count, delay/nanoseconds",
			"cpu, samples/count, cpu/nanoseconds", "alloc, samples/count, alloc_space/bytes" })
	void typesAreThoseThatReadersKnow(String type, String first, String second) throws IOException {
		DynamicMessage message = decode(SampleProfile.of(ProfileType.of(type)));
		List<String> strings = strings(message);
		assertThat(messages(message, "sample_type").stream()
			.map((value) -> strings.get(number(value, "type")) + "/" + strings.get(number(value, "unit"))))
			.containsExactly(first, second);
		assertThat(second).startsWith(strings.get(number(message, "default_sample_type")));
	}

	@Test
	void tellsWhenAndHowLong() throws IOException {
		Profile part = Profile.of(SampleProfile.trace(), ProfileType.NET, new Selection(null, 10_000_000, 20_000_000),
				false);
		DynamicMessage message = decode(part);
		assertThat(message.getField(field("time_nanos"))).isEqualTo(SampleProfile.START + 10_000_000);
		assertThat(message.getField(field("duration_nanos"))).isEqualTo(10_000_000L);
		assertThat(samples(message)).singleElement().asString().startsWith("[4, 40000000]");
	}

	@ParameterizedTest
	@EnumSource
	void everyTypeIsWhole(ProfileType type) throws IOException {
		DynamicMessage message = decode(SampleProfile.of(type));
		assertThat(strings(message)).startsWith("").doesNotHaveDuplicates();
		assertThat(messages(message, "location").stream().map((location) -> number(location, "mapping_id")))
			.allMatch((mapping) -> mapping == 1);
	}

	private static List<String> samples(DynamicMessage message) {
		List<String> strings = strings(message);
		return messages(message, "sample").stream().map((sample) -> {
			String labels = messages(sample, "label").stream()
				.map((label) -> strings.get(number(label, "key")) + "=" + strings.get(number(label, "str")))
				.sorted()
				.collect(Collectors.joining(", ", "{", "}"));
			List<?> ids = (List<?>) sample.getField(PprofSchema.field(sample, "location_id"));
			return sample.getField(PprofSchema.field(sample, "value")) + " " + labels
					+ ids.stream()
						.map((id) -> " " + frame(message, strings, ((Long) id).intValue()))
						.collect(Collectors.joining());
		}).toList();
	}

	private static String frame(DynamicMessage message, List<String> strings, int id) {
		DynamicMessage location = byId(message, "location", id);
		DynamicMessage line = messages(location, "line").getFirst();
		DynamicMessage function = byId(message, "function", number(line, "function_id"));
		return strings.get(number(function, "name")) + ":" + number(line, "line") + " ("
				+ strings.get(number(function, "filename")) + ")";
	}

	private static DynamicMessage byId(DynamicMessage message, String name, int id) {
		return messages(message, name).stream().filter((one) -> number(one, "id") == id).findFirst().orElseThrow();
	}

	@SuppressWarnings("unchecked")
	private static List<String> strings(DynamicMessage message) {
		return (List<String>) message.getField(field("string_table"));
	}

	@SuppressWarnings("unchecked")
	private static List<DynamicMessage> messages(DynamicMessage message, String name) {
		return (List<DynamicMessage>) message.getField(PprofSchema.field(message, name));
	}

	private static int number(DynamicMessage message, String name) {
		return ((Number) message.getField(PprofSchema.field(message, name))).intValue();
	}

	private static FieldDescriptor field(String name) {
		return PprofSchema.PROFILE.findFieldByName(name);
	}

}
