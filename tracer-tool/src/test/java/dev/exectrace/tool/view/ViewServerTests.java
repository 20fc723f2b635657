package dev.exectrace.tool.view;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.tool.locks.ContendedRecording;
import dev.exectrace.tool.view.api.ViewedTrace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ViewServerTests {

	@TempDir
	static Path directory;

	private static ViewServer server;

	private static HttpClient client;

	@BeforeAll
	static void start() throws Exception {
		Path file = ContendedRecording.record(directory.resolve("trace.jfr"));
		server = ViewServer.start(0);
		server.show(ViewedTrace.of("trace.jfr", TraceReader.read(file, ReadProgress.NONE)));
		client = HttpClient.newHttpClient();
	}

	@AfterAll
	static void stop() {
		client.close();
		server.close();
	}

	@Test
	void pageIsServedAndMayLoadNothingFromElsewhere() throws Exception {
		HttpResponse<String> page = get("");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("<title>");
		assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'")
			.doesNotContain("unsafe", "http");
	}

	@Test
	void whileTheTraceIsReadThePageIsThereAndTheRestSaysHowFarItIs() throws Exception {
		try (ViewServer reading = ViewServer.start(0)) {
			reading.progress("Reading trace.jfr: 40%");
			assertThat(send(HttpRequest.newBuilder(reading.address())).statusCode()).isEqualTo(200);
			HttpResponse<String> meta = send(HttpRequest.newBuilder(reading.address().resolve("api/meta")));
			assertThat(meta.statusCode()).isEqualTo(202);
			assertThat(meta.body()).isEqualTo("Reading trace.jfr: 40%\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api/meta", "/x/", "/x/api/meta", "/%2e%2e/" })
	void withoutTheTokenThereIsNothing(String path) throws Exception {
		assertThat(send(HttpRequest.newBuilder(server.address().resolve(path))).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "../", "..%2f..%2f..%2fetc/passwd", "api/../../index.html", "ViewServer.class",
			"%2fetc%2fpasswd", "api/none", "page/index.html", "api/" })
	void noOtherFileIsReachable(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void secondTraceIsThereOnlyIfThereIsOne() throws Exception {
		assertThat(get("after/").statusCode()).isEqualTo(404);
		assertThat(get("after/api/meta").statusCode()).isEqualTo(404);
		assertThat(get("api/diff").statusCode()).isEqualTo(404);
		try (ViewServer both = ViewServer.start(0)) {
			both.show(ViewedTrace.of("before.jfr", TaskTrace.make()), ViewedTrace.of("after.jfr", TaskTrace.make(500)));
			JsonNode meta = JsonMapper.shared()
				.readTree(send(HttpRequest.newBuilder(both.address().resolve("after/api/meta"))).body());
			assertThat(meta.get("file").asString()).isEqualTo("after.jfr");
			assertThat(meta.at("/comparison/with").asString()).isEqualTo("before.jfr");
			assertThat(send(HttpRequest.newBuilder(both.address().resolve("after/style.css"))).statusCode())
				.isEqualTo(200);
			assertThat(send(HttpRequest.newBuilder(both.address().resolve("after/../../etc/passwd"))).statusCode())
				.isEqualTo(404);

			JsonNode diff = JsonMapper.shared()
				.readTree(send(HttpRequest.newBuilder(both.address().resolve("api/diff?per=task"))).body());
			assertThat(diff.at("/before/tasks").asInt()).isOne();
			JsonNode lock = diff.get("groups")
				.valueStream()
				.filter((row) -> row.get("subject").asString().equals("waiter")
						&& meta.get("kinds").get(row.get("kind").asInt()).asString().equals("lock"))
				.findFirst()
				.orElseThrow();
			assertThat(lock.get("change").asLong()).isEqualTo(500);
			assertThat(send(HttpRequest.newBuilder(both.address().resolve("api/diff?per=week"))).statusCode())
				.isEqualTo(400);

			JsonNode part = JsonMapper.shared()
				.readTree(send(HttpRequest
					.newBuilder(both.address().resolve("api/diff?from=1000&to=3000&afterFrom=2000&afterTo=5000")))
					.body());
			assertThat(part.at("/before/length").asLong()).isEqualTo(2000);
			assertThat(part.at("/after/length").asLong()).isEqualTo(3000);
			HttpResponse<String> none = send(
					HttpRequest.newBuilder(both.address().resolve("api/diff?from=8000&to=9000")));
			assertThat(none.statusCode()).isEqualTo(400);
			assertThat(none.body()).isEqualTo("No thread of before.jfr did anything in that time\n");
		}
	}

	@Test
	void onlyTheOwnPageHasAnotherTraceTakenAndIsToldOfFailures() throws Exception {
		try (ViewServer live = ViewServer.start(0)) {
			live.show(ViewedTrace.of("first.jfr", TaskTrace.make()), () -> {
				throw new IOException("no connection");
			});
			HttpRequest.Builder capture = HttpRequest.newBuilder(live.address().resolve("api/capture"))
				.POST(HttpRequest.BodyPublishers.noBody());
			HttpResponse<String> failed = send(capture);
			assertThat(failed.statusCode()).isEqualTo(502);
			assertThat(failed.body()).isEqualTo("no connection\n");
			assertThat(send(capture.copy().header("Origin", "http://evil.example")).statusCode()).isEqualTo(403);
			assertThat(send(HttpRequest.newBuilder(live.address().resolve("api/meta"))).body()).contains("first.jfr");
			assertThat(send(HttpRequest.newBuilder(live.address().resolve("api/tile?level=9&index=0&rows=0"))).headers()
				.firstValue("Cache-Control")).contains("no-store");
		}
		assertThat(send(HttpRequest.newBuilder(server.address().resolve("api/capture"))
			.POST(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(405);
	}

	@Test
	void otherHostNamesAreRefused() throws Exception {
		assertThat(status("127.0.0.1:" + server.address().getPort())).startsWith("HTTP/1.1 200");
		assertThat(status("localhost:" + server.address().getPort())).startsWith("HTTP/1.1 200");
		assertThat(status("evil.example:" + server.address().getPort())).startsWith("HTTP/1.1 421");
		assertThat(status("127.0.0.1")).startsWith("HTTP/1.1 421");
	}

	private static String status(String host) throws IOException {
		try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.address().getPort())) {
			socket.getOutputStream()
				.write(("GET " + server.address().getPath() + " HTTP/1.1\r\nHost: " + host
						+ "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void nothingCanBeWritten() throws Exception {
		HttpResponse<String> response = send(
				HttpRequest.newBuilder(server.address()).POST(HttpRequest.BodyPublishers.ofString("x")));
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
	}

	@Test
	void headHasTheLengthAndNoBody() throws Exception {
		HttpResponse<String> head = send(HttpRequest.newBuilder(server.address()).HEAD());
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.headers().firstValueAsLong("Content-Length"))
			.hasValue(get("").body().getBytes(StandardCharsets.UTF_8).length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tile", "tile?level=-1&index=0&rows=0", "tile?level=20&index=99999999&rows=0",
			"tile?level=20&index=0&rows=999999", "tile?level=20&index=0&rows=0-5,x", "tile?level=20&index=0&rows=5-x",
			"slice?id=-1", "slice?id=99999999", "slice?row=0", "rows?group=0&sort=nothing", "rows?group=9999",
			"counter?number=0&from=0&to=1&spans=0", "aggregate?from=5&to=1&rows=0", "names?slices=a" })
	void wrongRequestsAreToldWhatIsWrong(String request) throws Exception {
		HttpResponse<String> response = get("api/" + request);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.body()).isNotBlank();
	}

	@Test
	void waitingThreadIsFoundWithAllThatIsKnown() throws Exception {
		JsonNode meta = json("meta");
		assertThat(meta.get("file").asString()).isEqualTo("trace.jfr");
		assertThat(meta.get("window").asLong()).isPositive();
		JsonNode hits = json("search?text=waiter-1");
		assertThat(hits.at("/hits/0/sort").asString()).isEqualTo("threads");
		assertThat(hits.at("/hits/0/total").asInt()).isOne();
		JsonNode enter = json("search?text=ContendedRecording.enter").at("/hits/4/hits/0");
		assertThat(enter.get("count").asInt()).isEqualTo(ContendedRecording.WAITERS);

		JsonNode slice = json("slice?row=" + enter.get("row").asInt() + "&at=" + enter.get("start").asLong());
		assertThat(slice.get("state").asString()).isEqualTo("blocked: monitor");
		assertThat(slice.get("type").asString()).isEqualTo("java.lang.Object");
		assertThat(slice.get("rowName").asString()).startsWith("waiter-");
		assertThat(slice.get("end").asLong()).isEqualTo(enter.get("end").asLong());
		assertThat(slice.at("/stack/0").asString()).contains("ContendedRecording.enter");
		assertThat(json("slice?id=" + slice.get("id").asInt())).isEqualTo(slice);
		assertThat(json("names?slices=" + slice.get("id").asInt()).get(0).asString()).isEqualTo("monitor Object");
		JsonNode flows = json("flows?id=" + slice.get("id").asInt());
		assertThat(flows.at("/to/wakee").asInt()).isEqualTo(slice.get("row").asInt());

		JsonNode sum = json("aggregate?from=0&to=" + meta.get("window").asLong() + "&rows=" + slice.get("row").asInt());
		assertThat(sum.at("/times/" + slice.get("kind").asInt()).asLong())
			.isGreaterThanOrEqualTo(slice.get("end").asLong() - slice.get("start").asLong());
		assertThat(sum.at("/stacks").findValuesAsString("label")).contains("monitor");
	}

	@Test
	void rowsComeInPages() throws Exception {
		JsonNode groups = json("meta").get("groups");
		int waiters = -1;
		for (int group = 0; group < groups.size(); group++) {
			waiters = groups.get(group).get("name").asString().equals("waiter-*") ? group : waiters;
		}
		JsonNode all = json("rows?group=" + waiters);
		assertThat(all.get("total").asInt()).isEqualTo(ContendedRecording.WAITERS);
		assertThat(all.get("rows")).hasSize(ContendedRecording.WAITERS);
		assertThat(json("rows?group=" + waiters + "&offset=1&limit=2").get("rows"))
			.containsExactly(all.get("rows").get(1), all.get("rows").get(2));
		assertThat(json("rows?group=" + waiters + "&filter=R-3").get("rows")).hasSize(1);
		assertThat(json("rows?group=" + waiters + "&from=0&to=0").get("total").asInt()).isZero();
		JsonNode sorted = json("rows?group=" + waiters + "&sort=blocked").get("rows");
		assertThat(sorted.get(0).get("blocked").asLong()).isGreaterThanOrEqualTo(sorted.get(1).get("blocked").asLong());
	}

	@Test
	void overviewTellsOfThreadsLocksAndFindings() throws Exception {
		JsonNode threads = json("threads");
		JsonNode waiters = threads.valueStream()
			.filter((group) -> group.get("name").asString().equals("waiter-*"))
			.findFirst()
			.orElseThrow();
		assertThat(waiters.get("threads").asInt()).isEqualTo(ContendedRecording.WAITERS);
		long sum = waiters.get("times").valueStream().mapToLong(JsonNode::asLong).sum();
		assertThat(sum).isEqualTo(waiters.get("total").asLong());
		JsonNode lock = json("locks").at("/locks/0");
		assertThat(lock.get("label").asString()).isEqualTo("monitor");
		assertThat(lock.get("waiters").asInt()).isEqualTo(ContendedRecording.WAITERS);
		assertThat(lock.at("/longestWaits/0/name").asString()).startsWith("waiter-");
		assertThat(json("locks?from=0&to=0").get("locks")).isEmpty();
		assertThat(json("findings").valueStream().map((finding) -> finding.get("kind").asString())).contains("monitor");
		assertThat(json("tasks")).isEmpty();
	}

	@Test
	void profileHasItsStacksAndCanBeKept() throws Exception {
		JsonNode profile = json("profile?type=sync&threads=WAITER-");
		assertThat(profile.get("threads").asInt()).isEqualTo(ContendedRecording.WAITERS);
		assertThat(profile.get("value").asLong()).isPositive();
		assertThat(profile.get("methods").valueStream().map(JsonNode::asString))
			.contains(ContendedRecording.class.getName() + ".enter");
		long sum = profile.get("stacks").valueStream().mapToLong((stack) -> stack.get("value").asLong()).sum();
		assertThat(sum).isEqualTo(profile.get("value").asLong());
		HttpResponse<String> kept = get("api/pprof?type=sync");
		assertThat(kept.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"sync.pb.gz\"");
		assertThat(get("api/profile?type=none").statusCode()).isEqualTo(400);
		assertThat(get("api/profile?task=7").statusCode()).isEqualTo(400);
		assertThat(json("profile?type=sync&tasks=none").get("value").asLong()).isZero();
	}

	@Test
	void tilesAndCountersAreBinaryAndMayBeKept() throws Exception {
		HttpResponse<byte[]> tile = client.send(
				HttpRequest.newBuilder(server.address().resolve("api/tile?level=30&index=0&rows=0-1")).build(),
				HttpResponse.BodyHandlers.ofByteArray());
		ByteBuffer bytes = ByteBuffer.wrap(tile.body()).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes.getInt(0)).isEqualTo(0x4C545845);
		assertThat(bytes.get(7)).isEqualTo((byte) 2);
		assertThat(tile.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");

		HttpResponse<byte[]> counter = client
			.send(HttpRequest.newBuilder(server.address().resolve("api/counter?number=0&from=0&to=1000&spans=10"))
				.build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(counter.body()).hasSize(10 * 3 * Double.BYTES);
		HttpResponse<byte[]> group = client.send(
				HttpRequest.newBuilder(server.address().resolve("api/group?group=0&from=0&to=1000&spans=10")).build(),
				HttpResponse.BodyHandlers.ofByteArray());
		assertThat(group.body()).hasSize(10 * 3 * Double.BYTES);
	}

	private static JsonNode json(String request) throws Exception {
		HttpResponse<String> response = get("api/" + request);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
		return JsonMapper.shared().readTree(response.body());
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(URI.create(server.address() + path)));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
