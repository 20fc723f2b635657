package dev.exectrace.tool.view;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.tool.locks.ContendedRecording;
import dev.exectrace.tool.view.api.ViewedTrace;
import dev.exectrace.tool.view.browser.Chromium;
import dev.exectrace.tool.view.browser.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The rest of the file is read when the test says so.
 */
class EarlyStartTests {

	/** One of them is less than an eighth, and more than a twentieth with another. */
	private static final int RECORDINGS = 12;

	/** Whether there are as many pixels of a wait for a monitor as can be seen. */
	private static final String PAINTED = """
			(() => {
			  const { width, height } = exectrace.canvas;
			  const { data } = exectrace.canvas.getContext('2d').getImageData(0, 0, width, height);
			  let waits = 0;
			  for (let i = 0; i < data.length; i += 4) {
			    waits += data[i] === 213 && data[i + 1] === 94 && data[i + 2] === 0;
			  }
			  return waits > 0;
			})()""";

	private static final String STILL = "exectrace.canvas.width > 300 && exectrace.tiles.missing === 0 "
			+ "&& !exectrace.names.loading";

	@TempDir(cleanup = CleanupMode.NEVER)
	static Path directory;

	private static Path file;

	private ViewServer server;

	@BeforeAll
	static void record() throws Exception {
		file = directory.resolve("large.jfr");
		try (OutputStream out = Files.newOutputStream(file)) {
			for (int i = 0; i < RECORDINGS; i++) {
				Files.copy(ContendedRecording.record(directory.resolve("part-" + i + ".jfr")), out);
			}
		}
	}

	@BeforeEach
	void start() throws IOException {
		this.server = ViewServer.start(0);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void startIsServedAtItsOwnAddressUntilTheWholeIsThere() throws Exception {
		assertThat(get("start/").statusCode()).isEqualTo(404);
		assertThat(get("api/meta").headers().firstValue("Content-Location")).isEmpty();

		EarlyStart.show(file, Files.size(file), this.server);
		this.server.progress("Reading large.jfr: 40%");
		HttpResponse<String> unread = get("api/meta");
		assertThat(unread.statusCode()).isEqualTo(202);
		assertThat(unread.headers().firstValue("Content-Location")).contains("start/");
		assertThat(get("api/progress").body()).isEqualTo("Reading large.jfr: 40%\n");
		JsonNode start = JsonMapper.shared().readTree(get("start/api/meta").body());
		assertThat(start.get("early").asBoolean()).isTrue();
		assertThat(start.get("losses").isEmpty()).isTrue();
		assertThat(get("start/api/tile?level=20&index=0&rows=0").statusCode()).isEqualTo(200);

		this.server.show(whole());
		assertThat(get("api/progress").statusCode()).isEqualTo(204);
		JsonNode all = JsonMapper.shared().readTree(get("api/meta").body());
		assertThat(all.get("early").asBoolean()).isFalse();
		assertThat(all.get("window").asLong()).isGreaterThan(start.get("window").asLong());
		assertThat(all.get("events").asLong()).isGreaterThan(start.get("events").asLong());
		assertThat(get("start/").statusCode()).isEqualTo(200);
		assertThat(get("start/api/meta").statusCode()).isEqualTo(410);
	}

	@Test
	void smallFileHasNoStartOfItsOwn() throws Exception {
		EarlyStart.show(file, Files.size(file) + 1, this.server);
		assertThat(this.server.showsStart()).isFalse();
		assertThat(get("start/").statusCode()).isEqualTo(404);
	}

	@Test
	void pageShowsTheStartAndThenTheSameTimeOfTheWhole() throws Exception {
		assumeTrue(Chromium.isInstalled() || System.getenv("CI") != null, "no browser is installed");
		EarlyStart.show(file, Files.size(file), this.server);
		this.server.progress("Reading large.jfr: 40%");
		try (Chromium browser = Chromium.start(directory.resolve("profile"))) {
			Page page = browser.page();
			page.open(this.server.address().toString());
			page.await("location.pathname.endsWith('/start/') && globalThis.exectrace && " + STILL + " && " + PAINTED);
			page.await("document.getElementById('early')?.textContent.endsWith('so far. Reading large.jfr: 40%')");
			long window = page.evaluate("exectrace.meta.window").asLong();

			this.server.progress("Reading large.jfr: 80%");
			page.await("document.getElementById('early').textContent.endsWith('80%')");
			page.evaluate("exectrace.show(exectrace.meta.window / 4, exectrace.meta.window / 2)");
			page.await("new URLSearchParams(location.hash.slice(1)).get('to') === "
					+ "String(Math.round(exectrace.meta.window / 2)) && " + STILL);

			this.server.show(whole());
			page.await("!location.pathname.endsWith('/start/') && globalThis.exectrace && " + STILL + " && "
					+ "exectrace.meta.window > " + window);
			assertThat(page.evaluate("Math.round(exectrace.view.to)").asLong()).isEqualTo(Math.round(window / 2.0));
			assertThat(page.evaluate("document.getElementById('early') === null").asBoolean()).isTrue();
			page.evaluate("exectrace.whole()");
			page.await(STILL + " && " + PAINTED);
			assertThat(page.errors()).isEmpty();
		}
	}

	private static ViewedTrace whole() throws IOException {
		Trace trace = TraceReader.read(file, ReadProgress.NONE);
		return ViewedTrace.of("large.jfr", trace);
	}

	private HttpResponse<String> get(String path) throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(this.server.address().resolve(path)).build(),
					HttpResponse.BodyHandlers.ofString());
		}
	}

}
