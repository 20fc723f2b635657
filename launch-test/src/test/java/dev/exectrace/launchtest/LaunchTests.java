package dev.exectrace.launchtest;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo service, packaged and started in every way that Spring Boot has.
 */
class LaunchTests {

	private static final String MAIN = "dev.exectrace.demo.DemoApplication";

	private static final Path JAR = Path.of(System.getProperty("demo.service.jar"));

	@TempDir
	static Path extracted;

	@TempDir
	Path directory;

	@BeforeAll
	static void extract() throws Exception {
		Command.run("java", "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination",
				extracted.toString());
	}

	@Test
	void executableJar() throws Exception {
		try (RunningService service = RunningService.start(this.directory, "-jar", JAR.toString())) {
			assertCaptures(service);
		}
	}

	@Test
	void extractedJar() throws Exception {
		try (RunningService service = RunningService.start(this.directory, "-jar", application().toString())) {
			assertCaptures(service);
		}
	}

	@Test
	void classPath() throws Exception {
		try (RunningService service = RunningService.start(this.directory, "-cp", path(application(), libraries()),
				MAIN)) {
			assertCaptures(service);
		}
	}

	@Test
	void processedAheadOfTime() throws Exception {
		Path sources = this.directory.resolve("sources");
		Path resources = this.directory.resolve("resources");
		Path classes = this.directory.resolve("classes");
		String path = path(application(), libraries());
		Command.run("java", "-cp", path, "org.springframework.boot.SpringApplicationAotProcessor", MAIN,
				sources.toString(), resources.toString(), classes.toString(), "dev.exectrace", "demo-service");
		compile(sources, classes, path);
		try (RunningService service = RunningService.start(this.directory, "-Dspring.aot.enabled=true", "-cp",
				path(classes, resources) + File.pathSeparator + path, MAIN)) {
			assertThat(service.log()).contains("Starting AOT-processed DemoApplication");
			assertCaptures(service);
		}
	}

	private static void compile(Path sources, Path classes, String path) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-cp",
				classes + File.pathSeparator + path, "-d", classes.toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		Command.run("javac", arguments.toArray(String[]::new));
	}

	private static Path application() {
		return extracted.resolve(JAR.getFileName());
	}

	private static Path libraries() {
		return extracted.resolve("lib").resolve("*");
	}

	private static String path(Path first, Path second) {
		return first + File.pathSeparator + second;
	}

	private void assertCaptures(RunningService service) throws Exception {
		assertThat(service.get("/hello")).startsWith("hello");
		assertThat(service.endpoint("?seconds=1", false).statusCode()).isEqualTo(401);
		assertThat(service.endpoint("?seconds=0", true).statusCode()).isEqualTo(400);
		CompletableFuture<HttpResponse<byte[]>> capture = CompletableFuture.supplyAsync(() -> capture(service));
		while (!capture.isDone()) {
			service.get("/hello");
		}
		assertThat(capture.join().statusCode()).isEqualTo(200);
		Path trace = Files.write(this.directory.resolve("trace.jfr"), capture.join().body());
		List<RecordedEvent> events = RecordingFile.readAllEvents(trace);
		assertThat(events).filteredOn((event) -> event.getEventType().getName().equals("exectrace.VirtualThreadRun"))
			.anyMatch((event) -> Objects.toString(event.getThread("virtualThread").getJavaName())
				.startsWith("tomcat-handler"));
		assertThat(events).filteredOn((event) -> event.getEventType().getName().equals("exectrace.Capture"))
			.last()
			.matches((event) -> event.getString("level").equals("full"));
		assertThat(service.endpoint("/status", true).statusCode()).isEqualTo(200);
	}

	private static HttpResponse<byte[]> capture(RunningService service) {
		try {
			return service.endpoint("?seconds=1", true);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
