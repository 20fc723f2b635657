package dev.exectrace.tool.capture;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.exectrace.tool.Exectrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LiveCaptureTests {

	private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/[\\w-]{20,}/");

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void pageTellsOfTheCaptureAndThenShowsTheTrace() throws Exception {
		Path file = this.directory.resolve("live.jfr");
		byte[] trace = Endpoint.trace();
		try (Endpoint endpoint = Endpoint.untilDeleted(trace); HttpClient client = HttpClient.newHttpClient()) {
			Thread command = Thread.ofPlatform()
				.start(() -> run("view", "--from", endpoint.address(), "--seconds", "3", "-o", file, "--no-browser"));
			Matcher address = ADDRESS.matcher("");
			while (!address.reset(this.out.toString()).find() && command.isAlive()) {
				Thread.onSpinWait();
			}
			HttpRequest meta = HttpRequest.newBuilder(URI.create(address.group() + "api/meta")).build();
			String progress = "";
			while (!progress.startsWith("Capturing: ")) {
				HttpResponse<String> response = client.send(meta, HttpResponse.BodyHandlers.ofString());
				assertThat(response.statusCode()).isEqualTo(202);
				progress = response.body();
			}
			assertThat(progress).contains("of 3 s");
			client.send(HttpRequest.newBuilder(URI.create("http://" + endpoint.address() + "/")).DELETE().build(),
					HttpResponse.BodyHandlers.discarding());
			HttpResponse<String> shown = client.send(meta, HttpResponse.BodyHandlers.ofString());
			while (shown.statusCode() == 202) {
				shown = client.send(meta, HttpResponse.BodyHandlers.ofString());
			}
			assertThat(shown.body()).contains("\"live.jfr\"");
			assertThat(Files.readAllBytes(file)).isEqualTo(trace);
			assertThat(endpoint.requests).first().asString().startsWith("GET /actuator/exectrace?seconds=3");
			command.interrupt();
			command.join();
		}
	}

	@Test
	void refusalIsSaidAsByCapture() throws Exception {
		try (Endpoint endpoint = Endpoint.problem(409, "A capture is running until 12:00.")) {
			assertThat(
					run("view", "--from", endpoint.address(), "-o", this.directory.resolve("live.jfr"), "--no-browser"))
				.isEqualTo(1);
			assertThat(this.err.toString()).contains("A capture is running until 12:00.").doesNotContain("\tat ");
		}
	}

	@Test
	void wrongUseIsRefused() {
		assertThat(run("view", "--no-browser")).isEqualTo(2);
		assertThat(run("view", "trace.jfr", "--from", "8181")).isEqualTo(2);
		assertThat(run("view", "--from", "8181", "--seconds", "0")).isEqualTo(2);
		assertThat(this.err.toString()).contains("FILE", "--from", "--seconds");
	}

	private int run(Object... arguments) {
		String[] texts = new String[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = arguments[i].toString();
		}
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(texts);
	}

}
