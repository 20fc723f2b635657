package dev.exectrace.autoconfigure.flightrecorder;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.SecurityAutoConfigurations;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceHistory;
import dev.exectrace.runtime.TraceLevel;
import dev.exectrace.runtime.TraceSnapshot;
import dev.exectrace.runtime.TraceSnapshot.Trigger;
import io.micrometer.core.instrument.MeterRegistry;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the flight recorder promises by HTTP, on whatever server.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FlightRecorderContract {

	private static final String PATH = "/actuator/exectrace";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final int SLOW = 400;

	private final WebApplicationType type;

	private RunningApplication application;

	private Client client;

	@TempDir
	private Path directory;

	FlightRecorderContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(this.type, FlakyApplication.class,
				"spring.autoconfigure.exclude=" + SecurityAutoConfigurations.NAMES, "exectrace.user.password=secret",
				"exectrace.flight-recorder.enabled=true", "exectrace.flight-recorder.max-age=20s",
				"exectrace.flight-recorder.snapshots.cooldown=0s",
				"exectrace.flight-recorder.triggers.slow-observations.[http.server.requests]=" + SLOW + "ms",
				"exectrace.flight-recorder.triggers.health.enabled=true",
				"exectrace.flight-recorder.triggers.health.interval=50ms");
		this.client = this.application.managementClient().as("exectrace", "secret");
		await().atMost(PATIENCE)
			.until(() -> TraceHistory.running().filter((history) -> history.level() == TraceLevel.FULL).isPresent());
	}

	@AfterAll
	void stop() {
		this.application.close();
		assertThat(TraceHistory.running()).isEmpty();
	}

	@Test
	void answersWithWhatHasHappened() throws IOException {
		this.application.client().get("/wait?millis=1");
		HttpResponse<byte[]> response = this.client.download(PATH + "?last=10s");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
		assertThat(response.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment")
			.contains(".jfr");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(waits(read(response.body()))).isNotEmpty();
	}

	@Test
	void recordsBesideACapture() throws IOException {
		try (InputStream capture = this.client.stream(PATH + "?seconds=60").body()) {
			assertThat(capture.read()).isEqualTo('F');
			this.application.client().get("/wait?millis=2");
			assertThat(waits(read(this.client.download(PATH + "?last=20s").body()))).isNotEmpty();
			assertThat(ExecutionTrace.running()).isPresent();
		}
		await().atMost(PATIENCE).until(() -> ExecutionTrace.running().isEmpty());
		assertThat(this.client.status(PATH + "?last=1s")).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0s", "-1s", "21s", "1h", "soon", "10+s" })
	void refusesWhatIsOutOfBounds(String last) {
		HttpResponse<String> response = this.client.get(PATH + "?last=" + last);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("at most 20s");
	}

	@Test
	void refusesToLookBothWays() {
		assertThat(this.client.status(PATH + "?last=1s&seconds=1")).isEqualTo(400);
	}

	@Test
	void slowRequestIsSavedFromItsStart() throws IOException {
		Instant before = Instant.now();
		this.application.client().get("/wait?millis=" + (SLOW + 200));
		Instant after = Instant.now();
		String id = awaitSnapshot(Trigger.SLOW_OBSERVATION, before);
		HttpResponse<byte[]> response = this.client.download(PATH + "/" + id);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
		assertThat(response.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment")
			.contains(id + ".jfr");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		List<RecordedEvent> events = read(response.body());
		RecordedEvent end = waits(events).stream()
			.filter((event) -> event.getDuration().toMillis() >= SLOW)
			.findFirst()
			.orElseThrow();
		assertThat(named(events, "TaskBegin")).filteredOn((event) -> event.getLong("taskId") == end.getLong("taskId"))
			.singleElement()
			.satisfies((begin) -> assertThat(begin.getStartTime()).isBetween(before.minusMillis(5), after));
	}

	@Test
	void partsOfASnapshotCanBeAskedFor() {
		Instant before = Instant.now();
		ExecutionTrace.snapshot("for its parts");
		String id = awaitSnapshot(Trigger.USER, before);
		HttpResponse<byte[]> part = this.client.with("Range", "bytes=0-3").download(PATH + "/" + id);
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(part.body()).isEqualTo(new byte[] { 'F', 'L', 'R', 0 });
		HttpResponse<String> head = this.client.send("HEAD", PATH + "/" + id);
		assertThat(head.statusCode()).isEqualTo(200);
	}

	@Test
	void deletedSnapshotIsGone() {
		Instant before = Instant.now();
		ExecutionTrace.snapshot("to be deleted");
		String id = awaitSnapshot(Trigger.USER, before);
		assertThat(this.client.send("DELETE", PATH + "/" + id).statusCode()).isEqualTo(204);
		assertThat(this.client.send("DELETE", PATH + "/" + id).statusCode()).isEqualTo(404);
		assertThat(this.client.get(PATH + "/" + id).statusCode()).isEqualTo(404);
		assertThat(this.client.get(PATH + "/..%2F" + id).statusCode()).isGreaterThanOrEqualTo(400);
	}

	@Test
	void healthThatGoesDownIsSavedAndTold() {
		FlakyApplication flaky = this.application.context().getBean(FlakyApplication.class);
		Instant before = Instant.now();
		flaky.ill(true);
		String id = awaitSnapshot(Trigger.HEALTH, before);
		flaky.ill(false);
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(flaky.heard()).extracting(TraceSnapshot::id).contains(id));
		assertThat(flaky.heard()).filteredOn((snapshot) -> snapshot.id().equals(id))
			.extracting(TraceSnapshot::reason)
			.containsExactly("The health of 'mood' went to DOWN");
		MeterRegistry registry = this.application.context().getBean(MeterRegistry.class);
		await().atMost(PATIENCE)
			.untilAsserted(
					() -> assertThat(registry.get("exectrace.snapshots").tag("trigger", "health").counter().count())
						.isPositive());
	}

	@Test
	void nobodyElseIsAnswered() {
		Client stranger = this.application.managementClient();
		assertThat(stranger.status(PATH + "?last=1s")).isEqualTo(401);
		assertThat(stranger.status(PATH + "/20260101T000000000Z-user")).isEqualTo(401);
		assertThat(stranger.send("DELETE", PATH + "/20260101T000000000Z-user").statusCode()).isEqualTo(401);
	}

	private String awaitSnapshot(Trigger trigger, Instant since) {
		String[] found = new String[1];
		await().atMost(PATIENCE).until(() -> {
			String status = this.client.get(PATH + "/status").body();
			List<String> ids = JsonPath.read(status,
					"$.flightRecorder.snapshots[?(@.trigger=='" + trigger + "' && @.at>='" + since + "')].id");
			found[0] = ids.isEmpty() ? null : ids.getFirst();
			return !ids.isEmpty();
		});
		return found[0];
	}

	private List<RecordedEvent> read(byte[] trace) throws IOException {
		Path file = Files.createTempFile(this.directory, "trace", ".jfr");
		Files.write(file, trace);
		return RecordingFile.readAllEvents(file);
	}

	private static List<RecordedEvent> waits(List<RecordedEvent> events) {
		return named(events, "TaskEnd").stream().filter((event) -> event.getString("name").contains("/wait")).toList();
	}

	private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
		return events.stream().filter((event) -> event.getEventType().getName().equals("exectrace." + name)).toList();
	}

}
