package dev.exectrace.tool.push;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import dev.exectrace.analysis.profile.format.PprofSchema;
import dev.exectrace.tool.Exectrace;
import dev.exectrace.tool.push.Receiver.Reply;
import dev.exectrace.tool.push.Receiver.Request;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesPartialSuccess;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.profiles.v1development.Profile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class PushCommandTests {

	private static final Reply TAKEN = new Reply(200, Map.of("Content-Type", "application/proto"), new byte[0]);

	@TempDir
	static Path directory;

	private static Path trace;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void record() throws Exception {
		trace = ParkedTrace.record(directory.resolve("trace.jfr"));
	}

	private int run(Object... arguments) {
		List<String> texts = new ArrayList<>(List.of("push", "--no-progress"));
		for (Object argument : arguments) {
			texts.add(argument.toString());
		}
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(texts.toArray(String[]::new));
	}

	private int push(String to, Receiver receiver, Object... more) {
		List<Object> arguments = new ArrayList<>(List.of("--to", to, "--service", "shop"));
		if (!List.of(more).contains("--url")) {
			arguments.addAll(List.of("--url", receiver.url()));
		}
		if (!List.of(more).contains("--type")) {
			arguments.addAll(List.of("--type", "block"));
		}
		arguments.addAll(List.of(more));
		if (!List.of(more).contains(trace)) {
			arguments.add(trace);
		}
		return run(arguments.toArray());
	}

	@Test
	void pyroscopeGetsPprofWithLabels() throws Exception {
		try (Receiver receiver = new Receiver(TAKEN)) {
			assertThat(push("pyroscope", receiver, "--instance", "a:1", "--label", "env=test", "--thread", "parked"))
				.as(this.err::toString)
				.isZero();
			Request request = receiver.requests.getFirst();
			assertThat(receiver.requests).hasSize(1);
			assertThat(request.line()).isEqualTo("POST /push.v1.PusherService/Push");
			assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/proto");
			assertThat(request.headers().getFirst("Connect-Protocol-Version")).isEqualTo("1");
			assertThat(request.headers()).doesNotContainKey("Authorization");
			DynamicMessage series = only(DynamicMessage.parseFrom(PushSchema.REQUEST, request.body()), "series");
			assertThat(labels(series)).containsExactlyInAnyOrderEntriesOf(
					Map.of("__name__", "block", "service_name", "shop", "instance", "a:1", "env", "test"));
			DynamicMessage sample = only(series, "samples");
			assertThat(UUID.fromString((String) field(sample, "ID"))).isNotNull();
			DynamicMessage pprof = pprof((ByteString) field(sample, "raw_profile"));
			assertThat(strings(pprof)).contains("contentions", "delay", "group", "parked-*", "reason", "park")
				.anyMatch((text) -> text.endsWith("ParkedTrace.park"));
			assertThat((Long) field(pprof, "duration_nanos")).isPositive();
		}
		assertThat(this.out.toString()).contains(trace + ": block, ", " blocked, in ", "/push.v1.PusherService/Push");
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void openTelemetryGetsProfilesOfAResource() throws Exception {
		try (Receiver receiver = new Receiver(otlp(ExportProfilesServiceResponse.getDefaultInstance()))) {
			assertThat(push("otlp", receiver, "--instance", "a:1", "--label", "host.name=a", "--thread", "parked"))
				.as(this.err::toString)
				.isZero();
			Request request = receiver.requests.getFirst();
			assertThat(request.line()).isEqualTo("POST /v1development/profiles");
			assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/x-protobuf");
			assertThat(request.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
			ExportProfilesServiceRequest message = ExportProfilesServiceRequest.parseFrom(unzipped(request.body()));
			Map<String, String> resource = new TreeMap<>();
			for (KeyValue attribute : message.getResourceProfiles(0).getResource().getAttributesList()) {
				resource.put(attribute.getKey(), attribute.getValue().getStringValue());
			}
			assertThat(resource).containsExactlyInAnyOrderEntriesOf(
					Map.of("service.name", "shop", "service.instance.id", "a:1", "host.name", "a"));
			Profile profile = message.getResourceProfiles(0).getScopeProfiles(0).getProfiles(0);
			List<String> strings = message.getDictionary().getStringTableList();
			assertThat(strings.get(profile.getSampleType().getTypeStrindex())).isEqualTo("block");
			assertThat(profile.getSamplesList().stream().mapToLong((sample) -> sample.getValues(0)).sum()).isPositive();
			assertThat(strings).anyMatch((text) -> text.endsWith("ParkedTrace.park"));
			assertThat(message.getDictionary().getAttributeTableList())
				.anyMatch((attribute) -> attribute.getValue().getStringValue().equals("parked-*"));
		}
	}

	@Test
	void sendsEachTypeOfEachFile() throws Exception {
		Path other = Files.copy(trace, directory.resolve("other.jfr"));
		try (Receiver receiver = new Receiver(TAKEN)) {
			assertThat(push("pyroscope", receiver, "--type", "sync,net,sync", trace, other)).as(this.err::toString)
				.isZero();
			assertThat(receiver.requests).hasSize(2);
		}
		assertThat(this.out.toString().lines()).hasSize(2);
		assertThat(this.err.toString()).contains(other + ": net is empty and not sent").doesNotContain("sync is empty");
	}

	@Test
	void sendsOnlyTheSelectedPart() throws Exception {
		try (Receiver receiver = new Receiver(TAKEN)) {
			assertThat(push("pyroscope", receiver, "--until", "1ns")).isZero();
			assertThat(receiver.requests).isEmpty();
			assertThat(push("pyroscope", receiver, "--thread", "nobody-has-this-name")).isEqualTo(1);
			assertThat(push("pyroscope", receiver, "--task", "nothing")).isEqualTo(1);
			assertThat(receiver.requests).isEmpty();
		}
		assertThat(this.err.toString()).contains("block is empty and not sent", "no thread of " + trace,
				"holds no tasks");
	}

	@Test
	void sameProfileHasSameIdWhenSentAgain() throws Exception {
		try (Receiver receiver = new Receiver(TAKEN)) {
			assertThat(push("pyroscope", receiver)).isZero();
			assertThat(push("pyroscope", receiver)).isZero();
			assertThat(push("pyroscope", receiver, "--label", "env=test")).isZero();
			List<Object> ids = new ArrayList<>();
			for (Request request : receiver.requests) {
				DynamicMessage series = only(DynamicMessage.parseFrom(PushSchema.REQUEST, request.body()), "series");
				ids.add(field(only(series, "samples"), "ID"));
			}
			assertThat(ids.get(1)).isEqualTo(ids.get(0));
			assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void triesAgainWhereTheReceiverHasNoTime(int status) throws Exception {
		try (Receiver receiver = new Receiver(TAKEN).then(Reply.later(status, "0")).then(Reply.later(status, "0"))) {
			assertThat(push("pyroscope", receiver)).as(this.err::toString).isZero();
			assertThat(receiver.requests).hasSize(3);
			assertThat(receiver.requests.get(2).body()).isEqualTo(receiver.requests.get(0).body());
		}
		assertThat(this.err.toString()).contains("answered HTTP " + status + "; try 2 of 6", "try 3 of 6");
	}

	@ParameterizedTest
	@CsvSource({ "0, 3", "3600, 1" })
	void givesUpAfterTheRetriesOrWhereItWouldTakeTooLong(String retryAfter, int tries) throws Exception {
		try (Receiver receiver = new Receiver(Reply.later(503, retryAfter))) {
			assertThat(push("otlp", receiver, "--retries", "2", trace, trace)).isEqualTo(1);
			assertThat(receiver.requests).hasSize(tries);
		}
		assertThat(this.err.toString()).contains("HTTP 503", "Retry-After: " + retryAfter,
				"0 profiles were sent; nothing more is, from " + trace);
	}

	@ParameterizedTest
	@CsvSource({ "400, application/json, '{\"code\":\"invalid_argument\",\"message\":\"outside of window\"}',"
			+ " outside of window, an hour old", "413, text/plain, too large, too large, --thread" })
	void oneThatIsNotTakenLeavesTheOthers(int status, String type, String body, String told, String cure)
			throws Exception {
		try (Receiver receiver = new Receiver(TAKEN).then(Reply.of(status, type, body))) {
			assertThat(push("pyroscope", receiver, trace, trace)).isEqualTo(1);
			assertThat(receiver.requests).hasSize(2);
		}
		assertThat(this.err.toString())
			.contains("block is not sent: ", "\"" + told + "\" (HTTP " + status + ")", cure, "1 profile was sent")
			.doesNotContain("\tat ");
	}

	@ParameterizedTest
	@CsvSource({ "401, EXECTRACE_PUSH_TOKEN", "403, may not write", "404, feature-gates=service.profilesSupport",
			"415, --to", "500, log", "302, leads to: http://elsewhere/" })
	void refusalIsToldWithACure(int status, String cure) throws Exception {
		Reply reply = new Reply(status, Map.of("Location", "http://elsewhere/"), new byte[0]);
		try (Receiver receiver = new Receiver(reply)) {
			assertThat(push("otlp", receiver, trace, trace)).isEqualTo(1);
			assertThat(receiver.requests).hasSize(1);
		}
		assertThat(this.err.toString()).startsWith("exectrace: ")
			.contains("HTTP " + status, cure)
			.doesNotContain("\tat ", "bug");
	}

	@Test
	void refusalOfOpenTelemetryIsToldInItsWords() throws Exception {
		// google.rpc.Status: code 3, message "no"
		Reply reply = new Reply(400, Map.of("Content-Type", "application/x-protobuf"),
				new byte[] { 0x08, 3, 0x12, 2, 'n', 'o' });
		try (Receiver receiver = new Receiver(reply)) {
			assertThat(push("otlp", receiver)).isEqualTo(1);
		}
		assertThat(this.err.toString()).contains("\"no\" (HTTP 400)");
	}

	@Test
	void profilesThatWereRejectedAreTold() throws Exception {
		ExportProfilesPartialSuccess partial = ExportProfilesPartialSuccess.newBuilder()
			.setRejectedProfiles(1)
			.setErrorMessage("unknown unit")
			.build();
		Reply reply = otlp(ExportProfilesServiceResponse.newBuilder().setPartialSuccess(partial).build());
		try (Receiver receiver = new Receiver(reply)) {
			assertThat(push("otlp", receiver)).isEqualTo(1);
			assertThat(receiver.requests).hasSize(1);
		}
		assertThat(this.err.toString()).contains("did not take 1 of 2 profiles: \"unknown unit\"");
	}

	@Test
	void otherServersAreTold() throws Exception {
		try (Receiver receiver = new Receiver(Reply.of(200, "text/html; charset=utf-8", "<html>"))) {
			assertThat(push("pyroscope", receiver)).isEqualTo(1);
		}
		assertThat(this.err.toString()).contains("text/html", "check the URL");
	}

	@Test
	void silenceEnds() throws Exception {
		try (Receiver receiver = new Receiver(Reply.none())) {
			assertThat(push("pyroscope", receiver, "--timeout", "300ms")).isEqualTo(1);
		}
		assertThat(this.err.toString()).contains("gave no answer in 300ms", "--timeout");
	}

	@Test
	void serverWithoutTlsIsTold() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread answering = Thread.ofVirtual().start(() -> answerPlainly(server));
			assertThat(push("pyroscope", null, "--url", "https://localhost:" + server.getLocalPort())).isEqualTo(1);
			answering.join();
		}
		assertThat(this.err.toString()).contains("exectrace: https://localhost:",
				"use http:// where the receiver has no TLS");
	}

	private static void answerPlainly(ServerSocket server) {
		try (Socket socket = server.accept()) {
			socket.getInputStream().read(new byte[1 << 14]);
			socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
			socket.shutdownOutput();
			socket.getInputStream().transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// the client may have closed the connection first
		}
	}

	@Test
	void nobodyListeningIsExplained() throws Exception {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThat(run("--to", "otlp", "--url", "http://localhost:" + port, "--service", "shop", trace)).isEqualTo(1);
		assertThat(this.err.toString()).contains("nothing listens at http://localhost:" + port, "localhost:4318");
	}

	@Test
	void fileThatCannotBeReadLeavesTheOthers() throws Exception {
		try (Receiver receiver = new Receiver(TAKEN)) {
			assertThat(push("pyroscope", receiver, directory.resolve("none.jfr"), trace)).isEqualTo(1);
			assertThat(receiver.requests).hasSize(1);
		}
		assertThat(this.err.toString()).contains("none.jfr does not exist", "1 profile was sent");
	}

	@Test
	void dryRunTellsAllButSecretsAndSendsNothing() throws Exception {
		Path headers = Files.writeString(directory.resolve("dry.txt"), "X-Scope-OrgID: geheim\n");
		try (Receiver receiver = new Receiver(TAKEN)) {
			assertThat(push("pyroscope", receiver, "--dry-run", "--headers", headers, "--label", "env=test")).isZero();
			assertThat(receiver.requests).isEmpty();
			assertThat(this.out.toString())
				.contains(trace + ": block, ", "POST " + receiver.url() + "/push.v1.PusherService/Push",
						"X-Scope-OrgID", "labels:  service_name=shop, env=test")
				.doesNotContain("geheim");
		}
	}

	@Test
	void sendsHeadersOfAFileAndTheTokenOfTheEnvironment() throws Exception {
		Path headers = Files.writeString(directory.resolve("headers.txt"), "# who\n\nX-Scope-OrgID: team a\n");
		try (Receiver receiver = new Receiver(TAKEN)) {
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData", "-cp",
					System.getProperty("java.class.path"), Exectrace.class.getName(), "push", "--to", "pyroscope",
					"--url", receiver.url(), "--type", "block", "--headers", headers.toString(), trace.toString());
			builder.environment().put(RequestHeaders.TOKEN, "t0ken");
			builder.environment().put("OTEL_SERVICE_NAME", "of the environment");
			Path output = directory.resolve("output.txt");
			Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
			assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as(() -> read(output)).isZero();
			Request request = receiver.requests.getFirst();
			assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
			assertThat(request.headers().getFirst("X-Scope-OrgID")).isEqualTo("team a");
			DynamicMessage series = only(DynamicMessage.parseFrom(PushSchema.REQUEST, request.body()), "series");
			assertThat(labels(series)).containsEntry("service_name", "of the environment");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--service s", "--to other --service s", "--to otlp --service=",
			"--to otlp --service s --label env", "--to pyroscope --service s --label a.b=c",
			"--to pyroscope --service s --label __name__=x", "--to pyroscope --service s --label reason=x",
			"--to otlp --service s --label service.name=x", "--to otlp --service s --url localhost:4040",
			"--to otlp --service s --url http://ann:geheim@localhost", "--to otlp --service s --type mutex",
			"--to otlp --service s --from 2s --until 1s", "--to otlp --service s --retries -1",
			"--to otlp --service s --timeout 0" })
	void refusesWhatIsWrong(String options) {
		List<Object> arguments = new ArrayList<>(List.of((Object[]) options.split(" ")));
		arguments.add(trace);
		assertThat(run(arguments.toArray())).isEqualTo(2);
		assertThat(this.err.toString()).startsWith("exectrace: ").doesNotContain("\tat ", "geheim");
	}

	private static Reply otlp(ExportProfilesServiceResponse response) {
		return new Reply(200, Map.of("Content-Type", "application/x-protobuf"), response.toByteArray());
	}

	private static DynamicMessage pprof(ByteString file) throws IOException {
		DynamicMessage pprof = DynamicMessage.parseFrom(PprofSchema.PROFILE, unzipped(file.toByteArray()));
		assertThat(pprof.getUnknownFields().asMap()).isEmpty();
		return pprof;
	}

	private static byte[] unzipped(byte[] bytes) throws IOException {
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			return in.readAllBytes();
		}
	}

	private static Object field(DynamicMessage message, String name) {
		assertThat(message.getUnknownFields().asMap()).isEmpty();
		return message.getField(message.getDescriptorForType().findFieldByName(name));
	}

	@SuppressWarnings("unchecked")
	private static DynamicMessage only(DynamicMessage message, String name) {
		List<DynamicMessage> messages = (List<DynamicMessage>) field(message, name);
		assertThat(messages).hasSize(1);
		return messages.getFirst();
	}

	@SuppressWarnings("unchecked")
	private static List<String> strings(DynamicMessage pprof) {
		return (List<String>) field(pprof, "string_table");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> labels(DynamicMessage series) {
		Map<String, String> labels = new TreeMap<>();
		for (DynamicMessage label : (List<DynamicMessage>) field(series, "labels")) {
			labels.put((String) field(label, "name"), (String) field(label, "value"));
		}
		return labels;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
