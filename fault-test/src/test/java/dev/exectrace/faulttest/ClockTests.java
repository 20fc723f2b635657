package dev.exectrace.faulttest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Trace;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody sets the clock of the machine. Once it is set back the recorder of current
 * JVMs waits, whoever asks it, until it is where it was; that of JDK 21 does not.
 */
class ClockTests {

	private static final int CHUNKS = 3;

	private static final int THREADS = 100;

	private static final long HOUR = Duration.ofHours(1).toSeconds();

	@Test
	void isSetForwardDuringACapture(@TempDir Path directory) throws Exception {
		SettableClock clock = SettableClock.in(directory);
		try (Service service = Service.in(directory).by(clock.command()).start()) {
			service.capture(0.1).assertWhole();
			long started = System.nanoTime();
			RunningCapture capture = service.startCapture(60);
			clock.set(HOUR);
			for (int chunk = 0; chunk < CHUNKS; chunk++) {
				endAChunkOfTheJvms(service, directory);
				collect(service);
			}
			service.endpoint("DELETE", "");
			Trace trace = capture.read().assertWhole().trace();
			assertThat(trace.window()).isPositive().isLessThan(System.nanoTime() - started);
			assertThat(collections(trace)).hasSize(CHUNKS)
				.allMatch((collection) -> collection.start() > 0 && collection.start() < trace.window());
			assertThat(trace.facts().notes()).noneMatch((note) -> note.contains("another JVM"));
			service.assertUnharmed();
		}
	}

	@Test
	void isSetForwardUnderTheFlightRecorder(@TempDir Path directory) throws Exception {
		SettableClock clock = SettableClock.in(directory);
		try (Service service = startWithFlightRecorder(directory, clock)) {
			collect(service);
			assertThat(collections(service.recentPast("5s").trace())).hasSize(1);
			clock.set(HOUR);
			for (int chunk = 0; chunk < CHUNKS; chunk++) {
				collect(service);
				endAChunkOfTheJvms(service, directory);
			}
			assertThat(collections(service.recentPast("30s").trace())).hasSize(1 + CHUNKS);
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_25)
	void isSetBackDuringACaptureAndForwardAfterIt(@TempDir Path directory) throws Exception {
		SettableClock clock = SettableClock.in(directory);
		try (Service service = Service.in(directory).by(clock.command()).start()) {
			service.capture(0.1).assertWhole();
			RunningCapture capture = service.startCapture(60);
			collect(service);
			clock.set(-HOUR);
			service.post("/threads?count=" + THREADS);
			service.endpoint("DELETE", "");
			CapturedTrace trace = capture.read();
			assertThat(trace.trace().facts().losses()).singleElement().asString().contains("clock was set back");
			assertThat(trace.trace().runs().count()).isGreaterThan(THREADS);
			assertThat(service.get("/hello")).isEqualTo("hello");
			HttpResponse<String> refusal = service.endpoint("GET", "?seconds=1");
			assertThat(refusal.statusCode()).isEqualTo(503);
			assertThat(refusal.body()).contains("clock of this machine was set back");
			clock.set(0);
			service.assertUnharmed();
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_25)
	void isSetBackUnderTheFlightRecorder(@TempDir Path directory) throws Exception {
		SettableClock clock = SettableClock.in(directory);
		try (Service service = startWithFlightRecorder(directory, clock)) {
			clock.set(-HOUR);
			service.post("/threads?count=" + THREADS);
			Trace trace = service.recentPast("30s").trace();
			assertThat(trace.facts().losses()).singleElement().asString().contains("clock was set back");
			assertThat(trace.runs().count()).isGreaterThan(THREADS);
			clock.set(0);
			collect(service);
			assertThat(collections(service.recentPast("30s").assertWhole().trace())).hasSize(1);
		}
	}

	private static Service startWithFlightRecorder(Path directory, SettableClock clock) throws IOException {
		Service service = Service.in(directory)
			.by(clock.command())
			.set("exectrace.flight-recorder.enabled=true")
			.start();
		try {
			Awaitility.await().until(() -> service.endpoint("GET", "?last=5s").statusCode() == 200);
			return service;
		}
		catch (RuntimeException | Error ex) {
			service.close();
			throw ex;
		}
	}

	private static void collect(Service service) {
		service.post("/collections?count=1");
	}

	/** As every recording that starts or ends does. */
	private static void endAChunkOfTheJvms(Service service, Path directory) {
		service.post("/recordings/other");
		service.post("/recordings/other/end?file=" + directory.resolve("other.jfr"));
	}

	private static List<GarbageCollection> collections(Trace trace) {
		return trace.garbageCollections()
			.stream()
			.filter((collection) -> collection.cause().equals("System.gc()"))
			.toList();
	}

}
