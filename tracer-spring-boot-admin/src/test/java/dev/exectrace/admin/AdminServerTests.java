package dev.exectrace.admin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import de.codecentric.boot.admin.server.domain.values.InstanceId;
import de.codecentric.boot.admin.server.domain.values.Registration;
import de.codecentric.boot.admin.server.services.InstanceRegistry;
import de.codecentric.boot.admin.server.ui.extensions.UiExtension;
import de.codecentric.boot.admin.server.ui.extensions.UiExtensions;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An Admin server with a login, whose time-outs are shorter than the captures.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AdminServerTests {

	private byte[] trace;

	private final HttpClient client = HttpClient.newHttpClient();

	private InstanceStandIn instance;

	private ConfigurableApplicationContext admin;

	private String id;

	/** The application, and the properties that make it one. */
	abstract Class<?> application();

	abstract Map<String, Object> properties();

	@BeforeAll
	void start(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("recording.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO);
			recording.start();
			TimeUnit.MILLISECONDS.sleep(20);
			recording.stop();
			recording.dump(file);
		}
		this.trace = Files.readAllBytes(file);
		SpringApplication application = new SpringApplication(application());
		application.setDefaultProperties(properties());
		this.admin = application.run("--server.port=0", "--spring.boot.admin.monitor.default-timeout=1s",
				"--spring.http.clients.read-timeout=1s", "--exectrace.admin.store.directory=" + directory,
				"--exectrace.admin.store.max-count=100", "--logging.level.root=warn");
	}

	@AfterAll
	void stop() {
		this.admin.close();
		this.client.close();
	}

	@BeforeEach
	void register() throws Exception {
		this.instance = new InstanceStandIn();
		this.instance.trace = this.trace;
		InstanceId registered = this.admin.getBean(InstanceRegistry.class)
			.register(Registration.create("orders/\"1\"", this.instance.actuator() + "/health")
				.managementUrl(this.instance.actuator())
				.metadata("user.name", "exectrace")
				.metadata("user.password", "s3cret")
				.build())
			.block();
		this.id = registered.getValue();
		InstanceRepository instances = this.admin.getBean(InstanceRepository.class);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> instances.find(registered).block().getEndpoints().isPresent("exectrace"));
	}

	@AfterEach
	void deregister() {
		this.admin.getBean(InstanceRegistry.class).deregister(InstanceId.of(this.id)).block();
		this.instance.close();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest
			.newBuilder(URI.create(
					"http://127.0.0.1:" + this.admin.getEnvironment().getProperty("local.server.port") + "/" + path))
			.header("Accept", "application/json, text/plain, */*");
	}

	private HttpResponse<byte[]> send(String method, String path) throws Exception {
		String credentials = Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8));
		return this.client.send(request(path).method(method, HttpRequest.BodyPublishers.noBody())
			.header("Authorization", "Basic " + credentials)
			.header("X-Requested-With", "XMLHttpRequest")
			.header("Sec-Fetch-Site", "same-origin")
			.build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	private JsonNode json(String method, String path) throws Exception {
		HttpResponse<byte[]> response = send(method, path);
		assertThat(response.statusCode()).as(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

	private JsonNode problem(int status, String method, String path) throws Exception {
		HttpResponse<byte[]> response = send(method, path);
		assertThat(response.statusCode()).as(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		return JsonMapper.shared().readTree(response.body());
	}

	private JsonNode capture() throws Exception {
		return json("POST", "exectrace/instances/" + this.id + "/traces?seconds=5");
	}

	private JsonNode awaitState(JsonNode captured, String state) {
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> json("GET", "exectrace/traces/" + captured.get("id").asString()),
					(now) -> now.get("state").asString().equals(state));
	}

	private JsonNode captured() throws Exception {
		this.instance.secondHalf.countDown();
		return awaitState(capture(), "COMPLETE");
	}

	@Test
	void captureIsStoredWhileItComesAndIsNotBoundByTimeouts() throws Exception {
		JsonNode captured = capture();
		assertThat(captured.get("state").asString()).isEqualTo("ARRIVING");
		assertThat(captured.get("seconds").asDouble()).isEqualTo(5);
		int half = this.trace.length / 2;
		// Later than both time-outs
		JsonNode growing = await().atMost(Duration.ofSeconds(30))
			.until(() -> json("GET", "exectrace/traces/" + captured.get("id").asString()),
					(now) -> now.get("bytes").asLong() >= half && now.get("elapsed").asDouble() > 1.5);
		assertThat(growing.get("state").asString()).isEqualTo("ARRIVING");
		problem(409, "GET", "exectrace/traces/" + captured.get("id").asString() + "/file");

		this.instance.secondHalf.countDown();
		JsonNode complete = awaitState(captured, "COMPLETE");
		assertThat(complete.get("bytes").asLong()).isEqualTo(this.trace.length);
		HttpResponse<byte[]> file = send("GET", "exectrace/traces/" + captured.get("id").asString() + "/file");
		assertThat(file.body()).isEqualTo(this.trace);
		assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
			.matches("attachment; filename=\"orders_1_-[0-9]{8}-[0-9]{6}\\.jfr\"");
	}

	@Test
	void instanceIsAskedWithItsOwnCredentialsAndWithoutTheBrowsersHeaders() throws Exception {
		captured();
		assertThat(this.instance.requests).hasSize(1).allSatisfy((headers) -> {
			assertThat(headers.getFirst("Authorization")).isEqualTo(
					"Basic " + Base64.getEncoder().encodeToString("exectrace:s3cret".getBytes(StandardCharsets.UTF_8)));
			assertThat(headers).doesNotContainKeys("Sec-fetch-site", "Origin", "Cookie");
		});
	}

	@Test
	void statusIsTheInstances() throws Exception {
		assertThat(json("GET", "exectrace/instances/" + this.id + "/status").at("/agent/state").asString())
			.isEqualTo("INSTALLED");
	}

	@Test
	void summaryIsThatOfTheCommand() throws Exception {
		String path = "exectrace/traces/" + captured().get("id").asString() + "/summary";
		HttpResponse<byte[]> summary = await().atMost(Duration.ofSeconds(30))
			.until(() -> send("GET", path), (response) -> response.statusCode() != 202);
		assertThat(summary.statusCode()).isEqualTo(200);
		assertThat(new String(summary.body(), StandardCharsets.UTF_8)).contains("level", "not a capture of Exectrace");
	}

	@Test
	void viewersPagesAreServedToWhoKnowsTheAddress() throws Exception {
		String address = captured().get("viewer").asString();
		HttpResponse<byte[]> page = send("GET", address);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
		assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("<title>");
		await().atMost(Duration.ofSeconds(30)).until(() -> send("GET", address + "api/meta").statusCode() == 200);
		assertThat(json("GET", address + "api/meta").get("file").asString()).startsWith("orders_1_-");
		assertThat(json("GET", address + "api/search?text=sle%65p").has("hits")).isTrue();
		assertThat(send("GET", address + "api/tile").statusCode()).isEqualTo(400);
		for (String elsewhere : new String[] { address + "..%2f..%2fapplication.properties", address + "none",
				address + "api/none", "exectrace/view/guess/", "exectrace/view/guess/api/meta" }) {
			assertThat(send("GET", elsewhere).statusCode()).as(elsewhere).isIn(400, 404);
		}
	}

	@Test
	void withoutLoginThereIsNothing() throws Exception {
		JsonNode captured = captured();
		for (String path : new String[] { "exectrace/instances/" + this.id + "/status",
				"exectrace/traces/" + captured.get("id").asString() + "/file", captured.get("viewer").asString() }) {
			assertThat(this.client.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode())
				.isEqualTo(401);
		}
	}

	@Test
	void pageOfAnotherSiteGetsNothing() throws Exception {
		JsonNode captured = captured();
		String credentials = Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8));
		HttpResponse<String> response = this.client
			.send(request(captured.get("viewer").asString()).header("Authorization", "Basic " + credentials)
				.header("Sec-Fetch-Site", "cross-site")
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("own pages");
	}

	@Test
	void captureIsStopped() throws Exception {
		JsonNode captured = capture();
		assertThat(send("DELETE", "exectrace/instances/" + this.id + "/capture").statusCode()).isEqualTo(204);
		assertThat(this.instance.deletions).containsExactly("/exectrace");
		assertThat(awaitState(captured, "COMPLETE").get("bytes").asLong()).isEqualTo(this.trace.length);
	}

	@Test
	void captureIsBrokenOffWhereTheInstanceDoesNotStopIt() throws Exception {
		this.instance.refusesDelete = true;
		JsonNode captured = capture();
		assertThat(send("DELETE", "exectrace/instances/" + this.id + "/capture").statusCode()).isEqualTo(204);
		assertThat(this.instance.clientGone.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(awaitState(captured, "BROKEN_OFF").get("failure").asString()).contains("stopped");
	}

	@Test
	void deletedCaptureEnds() throws Exception {
		JsonNode captured = capture();
		String path = "exectrace/traces/" + captured.get("id").asString();
		assertThat(send("DELETE", path).statusCode()).isEqualTo(204);
		assertThat(this.instance.clientGone.await(30, TimeUnit.SECONDS)).isTrue();
		problem(404, "GET", path);
		assertThat(json("GET", "exectrace/instances/" + this.id + "/traces")).isEmpty();
	}

	@Test
	void whatArrivedBeforeTheConnectionBrokeIsKept() throws Exception {
		this.instance.breaksOff = true;
		JsonNode captured = capture();
		await().atMost(Duration.ofSeconds(30))
			.until(() -> json("GET", "exectrace/traces/" + captured.get("id").asString()).get("bytes").asLong() > 0);
		this.instance.secondHalf.countDown();
		JsonNode broken = awaitState(captured, "BROKEN_OFF");
		assertThat(broken.get("failure").asString()).contains("connection");
		byte[] kept = send("GET", "exectrace/traces/" + captured.get("id").asString() + "/file").body();
		assertThat(kept).hasSize(broken.get("bytes").asInt()).isEqualTo(Arrays.copyOf(this.trace, kept.length));
	}

	@Test
	void refusalOfTheInstanceIsTold() throws Exception {
		this.instance.refusal = 409;
		String path = "exectrace/instances/" + this.id + "/traces";
		assertThat(problem(409, "POST", path + "?seconds=5").get("detail").asString())
			.isEqualTo("A capture runs until noon");
		this.instance.refusal = 503;
		assertThat(problem(502, "POST", path + "?seconds=5").get("detail").asString())
			.contains("A capture runs until noon");
		this.instance.refusal = 401;
		assertThat(problem(502, "POST", path + "?seconds=5").get("detail").asString())
			.contains("user.name and user.password");
		assertThat(json("GET", path)).isEmpty();
	}

	@Test
	void badRequestsAreToldWhatIsWrong() throws Exception {
		String path = "exectrace/instances/" + this.id;
		for (String seconds : new String[] { "", "?seconds=", "?seconds=0", "?seconds=-1", "?seconds=NaN",
				"?seconds=1e99", "?seconds=5s" }) {
			assertThat(problem(400, "POST", path + "/traces" + seconds).get("detail").asString()).contains("seconds");
		}
		problem(404, "POST", path + "/traces?snapshot=..%2f..%2fenv");
		problem(404, "POST", "exectrace/instances/none/traces?seconds=1");
		problem(404, "GET", "exectrace/traces/none");
		assertThat(this.instance.requests).isEmpty();
	}

	@Test
	void snapshotIsFetchedAndDeleted() throws Exception {
		this.instance.secondHalf = new CountDownLatch(0);
		JsonNode fetched = json("POST", "exectrace/instances/" + this.id + "/traces?snapshot=20261125T004147Z-user");
		JsonNode complete = awaitState(fetched, "COMPLETE");
		assertThat(complete.get("name").asString()).isEqualTo("orders_1_-20261125T004147Z-user.jfr");
		assertThat(complete.get("seconds").isNull()).isTrue();
		assertThat(send("DELETE", "exectrace/instances/" + this.id + "/snapshots/20261125T004147Z-user").statusCode())
			.isEqualTo(204);
		assertThat(this.instance.deletions).containsExactly("/exectrace/20261125T004147Z-user");
	}

	@Test
	void viewIsAmongTheServersExtensions() throws Exception {
		assertThat(this.admin.getBean(UiExtensions.class)).extracting(UiExtension::getResourcePath)
			.containsExactlyInAnyOrder("exectrace/index.js", "exectrace/style.css");
		HttpResponse<byte[]> module = send("GET", "extensions/exectrace/view.mjs");
		assertThat(module.statusCode()).isEqualTo(200);
		assertThat(module.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
	}

}
