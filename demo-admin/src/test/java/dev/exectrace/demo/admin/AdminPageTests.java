package dev.exectrace.demo.admin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import de.codecentric.boot.admin.server.domain.entities.Instance;
import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import dev.exectrace.tool.view.browser.Chromium;
import dev.exectrace.tool.view.browser.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The view in a real browser, of an Admin server and the demo service in a JVM of its
 * own. Where no browser is installed the tests are left out, but not in continuous
 * integration.
 */
class AdminPageTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@TempDir(cleanup = CleanupMode.NEVER)
	static Path directory;

	private static ConfigurableApplicationContext admin;

	private static Chromium browser;

	private static Instance instance;

	private Page page;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(Chromium.isInstalled() || System.getenv("CI") != null, "no browser is installed");
		admin = SpringApplication.run(DemoAdminApplication.class, "--server.port=0", "--demo.service.port=0",
				"--demo.service.management-port=0", "--demo.service.log=" + Path.of("target", "demo-service.log"),
				"--exectrace.admin.store.directory=" + directory.resolve("traces"));
		// While the demo service starts
		browser = Chromium.start(directory.resolve("profile"));
		InstanceRepository instances = admin.getBean(InstanceRepository.class);
		instance = await().atMost(PATIENCE)
			.until(() -> instances.findAll()
				.filter((found) -> found.getEndpoints().isPresent("exectrace"))
				.blockFirst(), (found) -> found != null);
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
		if (admin != null) {
			admin.close();
		}
	}

	@BeforeEach
	void open() {
		this.page = browser.page();
		this.page.open("about:blank");
		this.page.forgetErrors();
		this.page.open(address("instances/" + instance.getId() + "/exectrace"));
		this.page.await("document.querySelector('#exectrace-status').textContent.includes('Agent')");
	}

	@AfterEach
	void noErrors() {
		assertThat(this.page.errors()).isEmpty();
	}

	private static String address(String path) {
		return "http://127.0.0.1:" + admin.getEnvironment().getProperty("local.server.port") + "/" + path;
	}

	@Test
	void traceIsCapturedWatchedSummedUpDownloadedAndViewed() throws Exception {
		assertThat(text("nav, aside")).contains("Execution trace");
		capture("3");
		this.page.await(
				"/ of 3 s, [1-9][0-9.]* [kM]B so far/.test(document.querySelector('#exectrace-progress').textContent)");
		this.page.await("document.querySelector('#exectrace-summary pre').textContent.includes('Findings')");
		assertThat(text("#exectrace-summary")).contains("demo-service", "full", "Findings");
		assertThat(text("#exectrace-status")).contains("installed");
		Files.write(Path.of("target", "admin.png"), this.page.screenshot());

		assertThat(this.page.evaluate("""
				(async () => {
				  const link = document.querySelector('#exectrace-traces a[download]');
				  const response = await fetch(link.href);
				  const body = new Uint8Array(await response.arrayBuffer());
				  return `${response.headers.get('Content-Disposition').startsWith('attachment')} `
				    + `${link.download.startsWith('demo-service-')} ${String.fromCharCode(...body.slice(0, 3))}`;
				})()""").asString()).isEqualTo("true true FLR");

		this.page.open(this.page.evaluate("document.querySelector('#exectrace-traces a[target]').href").asString());
		this.page.await("exectrace.canvas.width > 300 && exectrace.tiles.missing === 0 && !exectrace.names.loading");
		assertThat(this.page.evaluate("document.title").asString()).contains("demo-service-");
		Files.write(Path.of("target", "admin-viewer.png"), this.page.screenshot());
	}

	@Test
	void captureIsStoppedAndWhatItHasIsKept() {
		capture("60");
		this.page.await("/[1-9][0-9.]* [kM]B so far/.test(document.querySelector('#exectrace-progress').textContent)");
		this.page.evaluate("document.querySelector('#exectrace-stop').click()");
		this.page.await("document.querySelector('#exectrace-summary pre').textContent.includes('Findings')");
		assertThat(this.page.evaluate("document.querySelector('#exectrace-progress') === null").asBoolean()).isTrue();
	}

	@Test
	void snapshotOfTheFlightRecorderIsListedFetchedAndDeleted() throws Exception {
		URI slow = URI.create(instance.getRegistration().getServiceUrl()).resolve("/downstream?millis=400");
		try (HttpClient client = HttpClient.newHttpClient()) {
			client.send(HttpRequest.newBuilder(slow).build(), HttpResponse.BodyHandlers.discarding());
		}
		// On a busy machine it may be of an earlier request, one that was slow, too
		this.page.await("(snapshot = [...document.querySelectorAll('#exectrace-snapshots tbody tr')].at(-1))");
		assertThat(text("#exectrace-snapshots")).contains("'http get /", "more than 250 ms");

		this.page.evaluate("snapshot.querySelectorAll('button')[0].click()");
		this.page.await("document.querySelector('#exectrace-summary pre').textContent.includes('Where the time')");
		assertThat(text("#exectrace-traces")).contains("slow-observation", "snapshot");

		for (int click = 0; click < 2; click++) {
			this.page.evaluate("snapshot.querySelectorAll('button')[1].click()");
		}
		this.page.await("!snapshot.isConnected");
	}

	private void capture(String seconds) {
		this.page.evaluate("""
				(() => {
				  const input = document.querySelector('#exectrace-seconds');
				  input.value = '%s';
				  input.dispatchEvent(new Event('input'));
				})()""".formatted(seconds));
		this.page.await("!document.querySelector('#exectrace-start').disabled");
		this.page.evaluate("document.querySelector('#exectrace-start').click()");
	}

	private String text(String selector) {
		return this.page
			.evaluate("[...document.querySelectorAll('" + selector + "')].map((e) => e.textContent).join(' ')")
			.asString();
	}

}
