package dev.exectrace.tool.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.exectrace.analysis.handmade.HandmadeTrace;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.tool.view.api.ViewedTrace;
import dev.exectrace.tool.view.browser.Chromium;
import dev.exectrace.tool.view.browser.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Names in a trace that are HTML, and a stack of any depth, in a real browser. Where none
 * is installed the tests are left out, but not in continuous integration.
 */
class HostilePagesTests {

	private static final String HTML = "<img id=owned src=x onerror=window.owned=1>";

	@TempDir(cleanup = CleanupMode.NEVER)
	static Path directory;

	private static ViewServer server;

	private static Chromium browser;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(Chromium.isInstalled() || System.getenv("CI") != null, "no browser is installed");
		server = ViewServer.start(0);
		server.show(trace("before.jfr", 500), trace("after.jfr", 900));
		browser = Chromium.start(directory.resolve("profile"));
	}

	private static ViewedTrace trace(String name, long millis) throws IOException {
		HandmadeTrace trace = new HandmadeTrace();
		long stack = trace.stack(trace.method("com/" + HTML, HTML), 100_000);
		long type = trace.type("org/" + HTML);
		for (int thread = 0; thread < 3; thread++) {
			trace.park(trace.thread(HTML + thread), 100 * thread, millis, stack, type);
		}
		Path file = Files.write(directory.resolve(name), trace.bytes());
		return ViewedTrace.of(HTML + name, TraceReader.read(file, ReadProgress.NONE));
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
		if (server != null) {
			server.close();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                     | exectrace.canvas.width > 300 && exectrace.tiles.missing === 0 && !exectrace.names.loading
					overview.html          | globalThis.overviewPage && document.querySelector('#threads tbody tr')
					profile.html#type=sync | profilePage.profile && profilePage.tree.parents.length > 1
					diff.html              | globalThis.diffPage && document.querySelector('#progress').textContent.includes('after.jfr')
					""")
	void areShownAsTheyAre(String path, String shown) {
		Page page = browser.page();
		page.open("about:blank");
		page.forgetErrors();
		page.open(server.address() + path);
		page.await(shown);
		page.evaluate("document.getElementById('all')?.click()");
		assertThat(page.evaluate("document.body.textContent + document.title").asString()).contains(HTML);
		assertThat(page.evaluate("document.getElementById('owned') === null && window.owned === undefined").asBoolean())
			.isTrue();
		assertThat(page.errors()).isEmpty();
		page.open("about:blank");
	}

}
