package dev.exectrace.analysis.profile.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import com.google.protobuf.Message;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import io.opentelemetry.proto.profiles.v1development.Function;
import io.opentelemetry.proto.profiles.v1development.KeyValueAndUnit;
import io.opentelemetry.proto.profiles.v1development.Line;
import io.opentelemetry.proto.profiles.v1development.Location;
import io.opentelemetry.proto.profiles.v1development.Mapping;
import io.opentelemetry.proto.profiles.v1development.Profile;
import io.opentelemetry.proto.profiles.v1development.ProfilesDictionary;
import io.opentelemetry.proto.profiles.v1development.ResourceProfiles;
import io.opentelemetry.proto.profiles.v1development.Sample;
import io.opentelemetry.proto.profiles.v1development.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Read with the classes that OpenTelemetry makes of its own schema. */
class OtlpTests {

	private static final UUID ID = UUID.nameUUIDFromBytes(new byte[] { 1 });

	private static ExportProfilesServiceRequest decode(dev.exectrace.analysis.profile.Profile profile)
			throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Otlp.write(profile, ID, Map.of("service.name", "shop"), out);
		ExportProfilesServiceRequest request = ExportProfilesServiceRequest.parseFrom(out.toByteArray());
		assertKnown(request);
		return request;
	}

	private static void assertKnown(Message message) {
		assertThat(message.getUnknownFields().asMap()).as(message.getDescriptorForType().getFullName()).isEmpty();
		message.getAllFields().values().forEach((value) -> {
			for (Object part : (value instanceof List<?> list) ? list : List.of(value)) {
				if (part instanceof Message nested) {
					assertKnown(nested);
				}
			}
		});
	}

	@Test
	void samplesHaveStacksValuesAndAttributes() throws IOException {
		ExportProfilesServiceRequest request = decode(SampleProfile.of(ProfileType.BLOCK));
		assertThat(samples(request, 0)).containsExactlyInAnyOrder(
				"[200000000] {exectrace.thread.group=http-*, exectrace.wait.reason=network}"
						+ " java.net.Socket.read:10 (java/net/Socket.java)"
						+ " com.acme.Client$Call.run:20 (com/acme/Client.java)"
						+ " com.acme.Main.main:30 (com/acme/Main.java)",
				"[100000000] {exectrace.thread.group=http-*, exectrace.wait.reason=lock}"
						+ " java.util.concurrent.locks.ReentrantLock.lock:5"
						+ " (java/util/concurrent/locks/ReentrantLock.java) " + SampleProfile.NASTY
						+ ":0 (com/acme/Page.java) com.acme.Main.main:31 (com/acme/Main.java)");
		assertThat(samples(request, 1)).hasSize(2).allMatch((sample) -> sample.startsWith("[4] {"));
	}

	@ParameterizedTest
	@CsvSource({ "block, block/nanoseconds, block_count/count", "sched, sched/nanoseconds, sched_count/count",
			"cpu, cpu/nanoseconds, cpu_count/count", "alloc, alloc/bytes, alloc_count/count" })
	void profilesAreOfTheirType(String type, String first, String second) throws IOException {
		ExportProfilesServiceRequest request = decode(SampleProfile.of(ProfileType.of(type)));
		assertThat(
				profiles(request).stream()
					.map((profile) -> string(request, profile.getSampleType().getTypeStrindex()) + "/"
							+ string(request, profile.getSampleType().getUnitStrindex())))
			.containsExactly(first, second);
	}

	@Test
	void tellsOfWhatWhenAndHowLong() throws IOException {
		ExportProfilesServiceRequest request = decode(dev.exectrace.analysis.profile.Profile.of(SampleProfile.trace(),
				ProfileType.NET, new Selection(null, 10_000_000, 20_000_000), false));
		ResourceProfiles resource = request.getResourceProfiles(0);
		assertThat(resource.getResource().getAttributesList()).singleElement().satisfies((attribute) -> {
			assertThat(attribute.getKey()).isEqualTo("service.name");
			assertThat(attribute.getValue().getStringValue()).isEqualTo("shop");
		});
		assertThat(resource.getScopeProfiles(0).getScope().getName()).isEqualTo("exectrace");
		assertThat(profiles(request)).hasSize(2).allSatisfy((profile) -> {
			assertThat(profile.getTimeUnixNano()).isEqualTo(SampleProfile.START + 10_000_000);
			assertThat(profile.getDurationNano()).isEqualTo(10_000_000);
			assertThat(profile.getProfileId().size()).isEqualTo(16);
		});
		assertThat(profiles(request)).extracting(Profile::getProfileId).doesNotHaveDuplicates();
		assertThat(samples(request, 0)).singleElement().asString().startsWith("[40000000]");
	}

	/** What the schema demands of dictionaries in its comments. */
	@ParameterizedTest
	@EnumSource
	void dictionaryBeginsWithNothingAndHoldsAllOnce(ProfileType type) throws IOException {
		ProfilesDictionary dictionary = decode(SampleProfile.of(type)).getDictionary();
		assertThat(dictionary.getMappingTableList()).containsExactly(Mapping.getDefaultInstance());
		assertThat(dictionary.getLocationTableList()).doesNotHaveDuplicates().startsWith(Location.getDefaultInstance());
		assertThat(dictionary.getFunctionTableList()).doesNotHaveDuplicates().startsWith(Function.getDefaultInstance());
		assertThat(dictionary.getStackTableList()).doesNotHaveDuplicates().startsWith(Stack.getDefaultInstance());
		assertThat(dictionary.getAttributeTableList()).doesNotHaveDuplicates()
			.startsWith(KeyValueAndUnit.getDefaultInstance());
		assertThat(dictionary.getStringTableList()).doesNotHaveDuplicates().startsWith("");
		assertThat(dictionary.getLinkTableList()).singleElement().satisfies((link) -> {
			assertThat(link.getTraceId().toByteArray()).isEqualTo(new byte[16]);
			assertThat(link.getSpanId().toByteArray()).isEqualTo(new byte[8]);
		});
	}

	@Test
	void framesOfTheJvmSaySo() throws IOException {
		ExportProfilesServiceRequest request = decode(SampleProfile.of(ProfileType.BLOCK));
		List<Location> locations = request.getDictionary().getLocationTableList();
		assertThat(locations.subList(1, locations.size())).hasSize(6)
			.allSatisfy((location) -> assertThat(attributes(request, location.getAttributeIndicesList()))
				.isEqualTo("{profile.frame.type=jvm}"));
	}

	private static List<Profile> profiles(ExportProfilesServiceRequest request) {
		return request.getResourceProfiles(0).getScopeProfiles(0).getProfilesList();
	}

	private static List<String> samples(ExportProfilesServiceRequest request, int profile) {
		return profiles(request).get(profile).getSamplesList().stream().map((sample) -> text(request, sample)).toList();
	}

	private static String text(ExportProfilesServiceRequest request, Sample sample) {
		IntFunction<String> frame = (index) -> {
			Line line = request.getDictionary().getLocationTable(index).getLines(0);
			Function function = request.getDictionary().getFunctionTable(line.getFunctionIndex());
			return " " + string(request, function.getNameStrindex()) + ":" + line.getLine() + " ("
					+ string(request, function.getFilenameStrindex()) + ")";
		};
		Stack stack = request.getDictionary().getStackTable(sample.getStackIndex());
		return sample.getValuesList() + " " + attributes(request, sample.getAttributeIndicesList())
				+ stack.getLocationIndicesList().stream().map(frame::apply).collect(Collectors.joining());
	}

	private static String attributes(ExportProfilesServiceRequest request, List<Integer> indexes) {
		return indexes.stream().map((index) -> {
			KeyValueAndUnit attribute = request.getDictionary().getAttributeTable(index);
			return string(request, attribute.getKeyStrindex()) + "=" + attribute.getValue().getStringValue();
		}).sorted().collect(Collectors.joining(", ", "{", "}"));
	}

	private static String string(ExportProfilesServiceRequest request, int index) {
		return request.getDictionary().getStringTable(index);
	}

}
