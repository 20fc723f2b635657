package dev.exectrace.tool.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.tool.locks.ContendedRecording;
import dev.exectrace.tool.view.api.ViewedTrace;
import dev.exectrace.tool.view.browser.Chromium;
import dev.exectrace.tool.view.browser.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The timeline in a real browser. Where none is installed the tests are left out, but not
 * in continuous integration.
 */
class TimelinePageTests {

	/** The longest wait for the monitor, and the place of it on the screen. */
	private static final String WAIT = """
			(async () => {
			  const found = await (await fetch('api/search?text=ContendedRecording.enter')).json();
			  const hit = found.hits.find((one) => one.sort === 'methods').hits[0];
			  const { picture, tracks, view } = exectrace;
			  tracks.reveal(hit.row);
			  exectrace.scroll(tracks.find(hit.row) - 100 - view.y);
			  exectrace.show(hit.start - (hit.end - hit.start), hit.end + (hit.end - hit.start));
			  const box = exectrace.canvas.getBoundingClientRect();
			  return { row: hit.row, start: hit.start, end: hit.end,
			    x: box.left + picture.x((hit.start + hit.end) / 2),
			    y: box.top + tracks.find(hit.row) - view.y + 66 + 9 };
			})()""";

	private static final String STILL = "exectrace.tiles.missing === 0 && !exectrace.names.loading";

	@TempDir(cleanup = CleanupMode.NEVER)
	static Path directory;

	private static ViewServer server;

	private static Chromium browser;

	private Page page;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(Chromium.isInstalled() || System.getenv("CI") != null, "no browser is installed");
		Path file = ContendedRecording.record(directory.resolve("trace.jfr"));
		server = ViewServer.start(0);
		server.show(ViewedTrace.of("trace.jfr", TraceReader.read(file, ReadProgress.NONE)));
		browser = Chromium.start(directory.resolve("profile"));
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

	@BeforeEach
	void open() {
		this.page = browser.page();
		this.page.open("about:blank");
		this.page.forgetErrors();
		this.page.open(server.address().toString());
		this.page.await("exectrace.canvas.width > 300 && " + STILL);
	}

	@AfterEach
	void noErrors() {
		assertThat(this.page.errors()).isEmpty();
	}

	@Test
	void wholeTraceIsShownAndPictured() throws Exception {
		assertThat(this.page.evaluate("document.title").asString()).contains("trace.jfr");
		assertThat(this.page.evaluate("exectrace.view.to - exectrace.view.from").asLong())
			.isEqualTo(this.page.evaluate("exectrace.meta.window").asLong());
		assertThat(this.page.evaluate("document.getElementById('legend').textContent").asString()).contains("running",
				"runnable", "monitor");
		assertThat(this.page.evaluate("localStorage.getItem('theme') === null").asBoolean())
			.as("the system's theme goes on to decide")
			.isTrue();
		Files.write(Path.of("target", "timeline.png"), this.page.screenshot());
	}

	@Test
	void waitHasItsColourAndTellsEverythingWhenItIsClicked() {
		JsonNode wait = this.page.evaluate(WAIT);
		this.page.await(STILL);
		assertThat(pixel(wait.get("x").asDouble(), wait.get("y").asDouble() + 5)).isEqualTo("213,94,0");

		this.page.click(wait.get("x").asDouble(), wait.get("y").asDouble());
		this.page.await("exectrace.selected");

		String panel = this.page.evaluate("document.getElementById('panel').textContent").asString();
		assertThat(panel).contains("monitor Object", "blocked: monitor", "waiter-", "java.lang.Object",
				"ContendedRecording.enter");
		assertThat(this.page.evaluate("location.hash").asString()).contains("slice=");
	}

	/** What is painted at a place, in a frame of its own. */
	private String pixel(double x, double y) {
		return this.page.evaluate("""
				new Promise((resolve) => requestAnimationFrame(() => {
				  exectrace.picture.draw();
				  const box = exectrace.canvas.getBoundingClientRect();
				  const pixel = exectrace.canvas.getContext('2d').getImageData((%s - box.left) * devicePixelRatio,
				    (%s - box.top) * devicePixelRatio, 1, 1).data;
				  resolve([...pixel].slice(0, 3).join(','));
				}))""".formatted(x, y)).asString();
	}

	@Test
	void oneKeyLeadsToTheWakerAndBackLeadsBack() {
		JsonNode wait = this.page.evaluate(WAIT);
		this.page.click(wait.get("x").asDouble(), wait.get("y").asDouble());
		this.page.await("exectrace.selected");
		int waker = this.page.evaluate("exectrace.selected.flows.to.waker").asInt();

		this.page.press("b");
		this.page.await("exectrace.selected.slice.row === " + waker);

		this.page.evaluate("history.back()");
		this.page.await("exectrace.selected && exectrace.selected.slice.row === " + wait.get("row").asInt());
	}

	@Test
	void addressOpensTheSameView() {
		JsonNode wait = this.page.evaluate(WAIT);
		this.page.click(wait.get("x").asDouble(), wait.get("y").asDouble());
		this.page.await("exectrace.selected && location.hash.includes('slice=')");
		String address = this.page.evaluate("location.href").asString();
		JsonNode view = this.page.evaluate("exectrace.view");

		this.page.open("about:blank");
		this.page.open(address);

		this.page.await("exectrace.selected && exectrace.selected.slice.row === " + wait.get("row").asInt());
		for (String name : new String[] { "from", "to", "y" }) {
			assertThat(this.page.evaluate("exectrace.view." + name).asDouble()).isCloseTo(view.get(name).asDouble(),
					within(1.0));
		}
	}

	@Test
	void zoomKeepsWhatIsUnderThePointer() {
		JsonNode box = this.page.evaluate("(({ left, top, width, height }) => ({ left, top, width, height }))"
				+ "(exectrace.canvas.getBoundingClientRect())");
		double x = box.get("left").asDouble() + box.get("width").asDouble() * 0.6;
		double y = box.get("top").asDouble() + 300;
		String time = "exectrace.picture.time(" + (x - box.get("left").asDouble()) + ")";
		double before = this.page.evaluate(time).asDouble();

		this.page.wheel(x, y, -300, true);
		this.page.await("exectrace.view.to - exectrace.view.from < exectrace.meta.window");

		assertThat(this.page.evaluate(time).asDouble()).isCloseTo(before, within(2.0));
		this.page.press("w");
		this.page.press("d");
		this.page.press("0");
		this.page.await("exectrace.view.to - exectrace.view.from === exectrace.meta.window");
	}

	@Test
	void searchCountsAndMarksAndLeadsThere() {
		this.page.press("/");
		this.page.type("waiter-");
		this.page.await("document.querySelector('#panel h2').textContent.includes('4 found')");
		assertThat(this.page.evaluate("exectrace.hits.length").asInt()).isPositive();

		this.page.evaluate("document.querySelector('#panel td a').click()");
		this.page.await("exectrace.range && document.querySelector('#panel h2').textContent.includes('of 1 row')");
		this.page.press("Escape");
		this.page.press("Escape");
		this.page.await("!exectrace.range");
	}

	@Test
	void areaThatIsSelectedIsSummed() {
		JsonNode wait = this.page.evaluate(WAIT);
		double x = wait.get("x").asDouble();
		double y = wait.get("y").asDouble();

		this.page.drag(x - 100, y, x + 100, y + 1, true);
		this.page.await("exectrace.range && document.querySelector('#panel .bar')");

		String panel = this.page.evaluate("document.getElementById('panel').textContent").asString();
		assertThat(panel).contains("of 1 row", "monitor", "100.0%", "ContendedRecording.enter");
		this.page.press("m");
		this.page.await("exectrace.marks.length === 1");
		this.page.press("f");
		this.page.await("exectrace.view.to - exectrace.view.from < (exectrace.range.to - exectrace.range.from) * 1.2");
	}

	@Test
	void rowsAreFilteredAndFolded() {
		this.page.evaluate("document.getElementById('filter').focus()");
		this.page.type("waiter");
		this.page.await("exectrace.tracks.between(0, 1e6).filter((one) => one.type === 'row').length === 4");
		double height = this.page.evaluate("exectrace.tracks.height").asDouble();
		this.page.evaluate("exectrace.tracks.toggle('sPLATFORM')");
		assertThat(this.page.evaluate("exectrace.tracks.height").asDouble()).isLessThan(height);
	}

	@Test
	void pageThatIsOpenedEarlyShowsProgressAndThenTheTrace() throws Exception {
		try (ViewServer reading = ViewServer.start(0)) {
			reading.progress("Reading trace.jfr: 40%");
			this.page.open(reading.address().toString());
			this.page.await("document.getElementById('panel').textContent.includes('40%')");
			reading
				.show(ViewedTrace.of("late.jfr", TraceReader.read(directory.resolve("trace.jfr"), ReadProgress.NONE)));
			this.page.await("exectrace.meta.file === 'late.jfr' && exectrace.canvas.width > 300 && " + STILL);
			this.page.open("about:blank");
		}
	}

	@Test
	void profilePageShowsStacksAndWhatIsSearched() throws Exception {
		this.page.open(server.address() + "profile.html#type=sync");
		this.page.await("profilePage.profile && profilePage.tree.parents.length > 1");
		assertThat(this.page.evaluate("document.getElementById('tops').textContent").asString())
			.contains("ContendedRecording.enter");
		this.page.evaluate("document.getElementById('search').focus()");
		this.page.type("ContendedRecording.enter");
		this.page.await("document.getElementById('matched').textContent.includes('%')");
		this.page.await("location.hash.includes('search=')");
		Files.write(Path.of("target", "profile.png"), this.page.screenshot());
	}

	@Test
	void overviewLeadsFromTheSlowestTaskToWhatMadeItSlow() throws Exception {
		try (ViewServer tasks = ViewServer.start(0)) {
			tasks.show(ViewedTrace.of("tasks.jfr", TaskTrace.make()));
			this.page.open(tasks.address() + "overview.html");
			this.page.await("globalThis.overviewPage && document.querySelector('#tasks .slowest a')");
			assertThat(this.page.evaluate("document.getElementById('tasks').textContent").asString())
				.contains("GET /</script><b>");
			Files.write(Path.of("target", "overview.png"), this.page.screenshot());

			this.page.evaluate("document.querySelector('#tasks .slowest a').click()");
			this.page.await("exectrace.path && exectrace.tracks.pins.length >= 3 && " + STILL);
			assertThat(this.page.evaluate("exectrace.path.task.id").asString())
				.isEqualTo(Long.toString(TaskTrace.TASK));
			assertThat(this.page.evaluate("document.querySelector('#panel h2').textContent").asString())
				.contains("What made GET /</script><b>");
			assertThat(this.page.evaluate("document.querySelector('#waits').textContent").asString()).contains("3 µs",
					"lock");
			assertThat(this.page.evaluate("document.querySelectorAll('#panel b').length").asInt()).isZero();
			this.page.open("about:blank");
		}
	}

	@Test
	void overviewOfATaskIsOfThatAlone() throws Exception {
		try (ViewServer tasks = ViewServer.start(0)) {
			tasks.show(ViewedTrace.of("tasks.jfr", TaskTrace.make()));
			this.page.open(tasks.address() + "overview.html");
			this.page.await("globalThis.overviewPage && document.querySelector('#tasks .slowest a[href^=overview]')");
			assertThat(this.page.evaluate("document.getElementById('left-out').hidden").asBoolean()).isTrue();
			assertThat(this.page.evaluate("document.querySelectorAll('#threads tbody tr').length").asInt())
				.isGreaterThan(1);

			this.page.evaluate("document.querySelector('#tasks .slowest a[href^=overview]').click()");
			this.page.await("location.hash.includes('task=') && globalThis.overviewPage "
					+ "&& !document.getElementById('left-out').hidden");
			assertThat(this.page.evaluate("document.getElementById('scope').textContent").asString())
				.contains("task " + TaskTrace.TASK);
			assertThat(this.page.evaluate("document.getElementById('left-out').textContent").asString())
				.contains("Findings are of the whole trace", "worked on the selected tasks");
			assertThat(this.page.evaluate("document.querySelector('#threads tbody').textContent").asString())
				.startsWith("waiter1");
			assertThat(this.page.evaluate("document.querySelectorAll('#threads tbody tr').length").asInt()).isOne();
			assertThat(this.page.evaluate("document.querySelector('#locks tbody').textContent").asString())
				.contains("lock", "3 µs");
			assertThat(this.page.evaluate("document.getElementById('findings').hidden").asBoolean()).isTrue();
			assertThat(this.page.evaluate("document.querySelectorAll('#tasks .slowest tbody tr').length").asInt())
				.isOne();

			this.page.evaluate("document.getElementById('profiles').click()");
			this.page.await("location.pathname.endsWith('profile.html') && document.getElementById('overview').href"
					+ ".includes('task=" + TaskTrace.TASK + "')");
			this.page.open("about:blank");
		}
	}

	@Test
	void regionIsBelowItsTaskAndLeadsToItsThread() throws Exception {
		try (ViewServer tasks = ViewServer.start(0)) {
			tasks.show(ViewedTrace.of("tasks.jfr", TaskTrace.make()));
			this.page.open(tasks.address().toString());
			this.page.await("exectrace.meta.file === 'tasks.jfr' && exectrace.canvas.width > 300 && " + STILL);
			JsonNode region = this.page.evaluate("""
					(() => {
					  const { canvas, meta, picture, tracks, view } = exectrace;
					  const row = meta.groups.find((group) => group.kind === 'TASK').first + 1;
					  exectrace.scroll(tracks.find(row) - 100 - view.y);
					  const box = canvas.getBoundingClientRect();
					  return { x: box.left + picture.x(4900), y: box.top + tracks.find(row) - view.y + 66 + 9 };
					})()""");
			this.page.await(STILL);
			assertThat(pixel(region.get("x").asDouble(), region.get("y").asDouble() + 5)).isEqualTo("138,121,201");

			this.page.click(region.get("x").asDouble(), region.get("y").asDouble());
			this.page.await("exectrace.selected");
			assertThat(this.page.evaluate("document.querySelector('#panel h2').textContent").asString())
				.isEqualTo(TaskTrace.REGION);
			assertThat(this.page.evaluate("document.getElementById('panel').textContent").asString()).contains("region",
					"waiter", "GET /</script><b>", "3.5 µs");
			this.page
				.evaluate("[...document.querySelectorAll('#panel a')].find((a) => a.textContent === 'waiter').click()");
			this.page.await("exectrace.selected.slice.rowName === 'waiter'");
			this.page.open("about:blank");
		}
	}

	@Test
	void paletteFindsCommandsAndRunsThemWithTheKeyboardAlone() {
		this.page.evaluate("exectrace.show(0, exectrace.meta.window / 4)");
		this.page.press("k", 2);
		this.page.await("document.getElementById('palette').open && document.activeElement.id === 'command'");
		assertThat(this.page.evaluate("document.getElementById('commands').textContent").asString())
			.contains("Go to who ended the wait", "Page ↓", "Alt + ←");

		this.page.type("whole tr");
		this.page.await("document.querySelectorAll('#commands li').length === 1");
		this.page.press("Enter");
		this.page.await("exectrace.view.to - exectrace.view.from === exectrace.meta.window");
		assertThat(this.page.evaluate("document.getElementById('palette').open").asBoolean()).isFalse();

		this.page.press(":");
		this.page.await("document.getElementById('palette').open");
		this.page.type("order rows");
		this.page.press("ArrowDown");
		this.page.press("ArrowUp");
		this.page.press("ArrowUp");
		this.page.press("Enter");
		this.page.await("document.getElementById('sort').value === 'blocked'");
		this.page.press(":");
		this.page.press("Escape");
		this.page.await("!document.getElementById('palette').open");
	}

	@Test
	void rowsAndGroupsAreMovedByDraggingAndWithKeysAndStayThere() {
		String rows = "exectrace.tracks.between(0, 1e6).filter((one) => one.type === 'row' && one.label.startsWith('waiter-')).map((one) => one.label)";
		this.page
			.evaluate("exectrace.tracks.reveal(exectrace.meta.groups.find((one) => one.name === 'waiter-*').first)");
		this.page.await(rows + ".length === 4");
		JsonNode before = this.page.evaluate(rows);
		JsonNode label = this.page.evaluate(
				"""
						(() => {
						  const { canvas, meta, tracks, view } = exectrace;
						  exectrace.scroll(tracks.find(meta.groups.find((one) => one.name === 'waiter-*').first) - 100 - view.y);
						  const box = canvas.getBoundingClientRect();
						  const y = tracks.find(meta.groups.find((one) => one.name === 'waiter-*').first);
						  return { x: box.left + 60, y: box.top + y - view.y + 66 + 9 };
						})()""");
		double x = label.get("x").asDouble();
		double y = label.get("y").asDouble();
		this.page.drag(x, y, x, y + 2 * 18 + 2, false);
		this.page.await("location.hash.includes('order=')");
		assertThat(this.page.evaluate(rows).valueStream().map(JsonNode::asString)).containsExactly(
				before.get(1).asString(), before.get(2).asString(), before.get(0).asString(), before.get(3).asString());

		this.page.click(x, y);
		this.page.await("exectrace.range && exectrace.range.rows");
		this.page.press("ArrowDown", 1);
		this.page.await(rows + "[1] === '" + before.get(1).asString() + "'");
		this.page.press("ArrowUp", 1 + 8);
		String groups = "exectrace.tracks.between(0, 1e6).filter((one) => one.type === 'group').map((one) => one.label)";
		JsonNode moved = this.page.evaluate("[" + rows + "," + groups + "]");
		String address = this.page.evaluate("location.href").asString();

		this.page.open("about:blank");
		this.page.open(address);
		this.page.await("exectrace.range && " + rows + ".length === 4 && " + STILL);
		assertThat(this.page.evaluate("[" + rows + "," + groups + "]")).isEqualTo(moved);
	}

	@Test
	void rowsByProcessorSayWhatRanAndThoseByThreadComeBack() throws Exception {
		try (ViewServer tasks = ViewServer.start(0)) {
			tasks.show(ViewedTrace.of("tasks.jfr", TaskTrace.make()));
			this.page.open(tasks.address().toString());
			this.page.await("exectrace.meta.file === 'tasks.jfr' && exectrace.canvas.width > 300 && " + STILL);
			String kinds = "[...new Set(exectrace.tracks.between(0, 1e6).filter((one) => one.type === 'row')"
					+ ".map((one) => exectrace.meta.groups[exectrace.tracks.groupOf(one.row)].kind))].join()";
			assertThat(this.page.evaluate(kinds).asString()).isEqualTo("CARRIER,VIRTUAL,TASK");
			this.page.press("t");
			this.page.await(kinds + " === 'CARRIER,TASK' && document.getElementById('by').value === 'processor'");
			this.page.await("location.hash.includes('closed=')");

			JsonNode carrier = this.page.evaluate("""
					(() => {
					  const { canvas, meta, picture, tracks, view } = exectrace;
					  const box = canvas.getBoundingClientRect();
					  const row = meta.groups.find((group) => group.kind === 'CARRIER').first;
					  return { x: box.left + picture.x(3000), y: box.top + tracks.find(row) - view.y + 66 + 9 };
					})()""");
			this.page.click(carrier.get("x").asDouble(), carrier.get("y").asDouble());
			this.page.await("exectrace.selected");
			assertThat(this.page.evaluate("document.querySelector('#panel h2').textContent").asString())
				.startsWith("</script><b>");
			this.page.press("t");
			this.page.await(kinds + " === 'VIRTUAL,TASK' && document.getElementById('by').value === 'thread'");
			this.page.press("t");
			this.page.await(kinds + " === 'CARRIER,VIRTUAL,TASK'");
			this.page.open("about:blank");
		}
	}

	@Test
	void comparisonSaysWhatGotSlowerAndLeadsIntoBothTimelines() throws Exception {
		try (ViewServer both = ViewServer.start(0)) {
			both.show(ViewedTrace.of("before.jfr", TaskTrace.make()), ViewedTrace.of("after.jfr", TaskTrace.make(500)));
			this.page.open(both.address().toString());
			this.page.await("exectrace.meta.file === 'before.jfr' && document.getElementById('comparison')");
			this.page.evaluate("document.getElementById('comparison').click()");
			this.page
				.await("globalThis.diffPage && document.querySelector('#progress').textContent.includes('after.jfr')");
			this.page.evaluate("document.getElementById('all').click()");
			this.page.await(
					"[...document.querySelectorAll('#groups tbody tr')].some((row) => row.textContent.includes('lock'))");
			assertThat(this.page.evaluate("document.getElementById('groups').textContent").asString())
				.contains("waiter")
				.doesNotContain("ForkJoinPool");
			assertThat(this.page.evaluate("document.querySelectorAll('#groups .more').length").asInt()).isPositive();
			Files.write(Path.of("target", "comparison.png"), this.page.screenshot());

			this.page.evaluate("document.getElementById('from').value = '0.001';"
					+ "document.getElementById('to').value = '0.003'; document.querySelector('#times button').click()");
			this.page.await("location.hash === '#from=1000&to=3000'"
					+ " && document.getElementById('progress').textContent.includes('before.jfr, 2 µs')");
			this.page.evaluate("document.getElementById('whole').click()");
			this.page.await("location.hash === ''"
					+ " && document.getElementById('progress').textContent.includes('before.jfr, 10 µs')");
			this.page.evaluate("document.querySelector('#groups thead button').click()");
			this.page.await("document.querySelector('#groups th[aria-sort]')");

			this.page.evaluate(
					"[...document.querySelectorAll('#groups tbody tr')].find((row) => row.textContent.includes('waiter'))"
							+ ".querySelector('a[href^=after]').click()");
			this.page
				.await("exectrace.meta.file === 'after.jfr' && document.getElementById('filter').value === 'waiter' && "
						+ STILL);
			this.page.evaluate("exectrace.selection.sum({ from: 1000, to: 3000, top: 0, bottom: 10, rows: '' })");
			this.page.await("document.querySelector('#panel a[href*=afterFrom]')");
			this.page.evaluate("document.querySelector('#panel a[href*=afterFrom]').click()");
			this.page.await(
					"globalThis.diffPage && document.getElementById('progress').textContent.includes('after.jfr, 2 µs')");
			this.page.open("about:blank");
		}
	}

	@Test
	void anotherTraceIsTakenFromThePageWhichSaysHowFarThatIs() throws Exception {
		try (ViewServer live = ViewServer.start(0)) {
			AtomicInteger taken = new AtomicInteger();
			CountDownLatch told = new CountDownLatch(1);
			live.show(ViewedTrace.of("first.jfr", TaskTrace.make()), () -> {
				taken.incrementAndGet();
				live.progress("Capturing: 1 of 5 s");
				told.await();
				return ViewedTrace.of("second.jfr", TaskTrace.make());
			});
			this.page.open(live.address().toString());
			this.page
				.await("exectrace.meta.file === 'first.jfr' && !document.getElementById('again').hidden && " + STILL);
			this.page.evaluate("document.getElementById('again').click()");
			this.page.await("document.getElementById('capture').textContent.includes('Capturing: 1 of 5 s')");
			assertThat(this.page.evaluate("document.getElementById('capture').hidden").asBoolean()).isFalse();
			told.countDown();
			this.page.await("exectrace.meta.file === 'second.jfr' && " + STILL);
			assertThat(taken).hasValue(1);
			this.page.open("about:blank");
		}
	}

	@Test
	void captureThatFailsSaysWhyAndCanBeTriedAgain() throws Exception {
		try (ViewServer live = ViewServer.start(0)) {
			live.show(ViewedTrace.of("first.jfr", TaskTrace.make()), () -> {
				throw new IOException("another capture runs; wait for its end");
			});
			this.page.open(live.address().toString());
			this.page.await("exectrace.meta.live && " + STILL);
			this.page.evaluate("document.getElementById('again').click()");
			this.page.await("document.getElementById('capture').className === 'failed'");
			assertThat(this.page.evaluate("document.getElementById('capture').textContent").asString())
				.contains("another capture runs; wait for its end");
			assertThat(this.page.evaluate("document.getElementById('again').disabled").asBoolean()).isFalse();
			// The browser tells of the answer, too, at any time after it.
			for (int looks = 0; this.page.errors().isEmpty() && looks < 500; looks++) {
				this.page.evaluate("new Promise((resolve) => setTimeout(resolve, 20))");
			}
			assertThat(this.page.errors()).singleElement().asString().contains("502");
			this.page.forgetErrors();
			this.page.open("about:blank");
		}
	}

	@Test
	void rowsOfALargeGroupAreMovedOneByOneAndStayThere() throws Exception {
		try (ViewServer many = ViewServer.start(0)) {
			many.show(ViewedTrace.of("many.jfr", ManyThreadsTrace.make(1200)));
			this.page.open(many.address().toString());
			this.page.await("exectrace.meta.file === 'many.jfr' && exectrace.canvas.width > 300 && " + STILL);
			String first = "exectrace.meta.groups.find((group) => group.count === 1200).first";
			String named = "exectrace.tracks.between(exectrace.tracks.find(%s + %d), exectrace.tracks.find(%s + %d) + 1)[0].label";
			this.page.evaluate("exectrace.tracks.reveal(" + first + ")");
			this.page.await(named.formatted(first, 1199, first, 1199) + " === 'sleeper-1199'");

			this.page.evaluate("""
					(() => {
					  const { tracks } = exectrace;
					  tracks.move(tracks.trackOf(%s + 3), `r${%s + 1100}`);
					  tracks.move(tracks.trackOf(%s + 7), '');
					  tracks.step(tracks.trackOf(%s), 1);
					  exectrace.step();
					})()""".formatted(first, first, first, first));
			String order = """
					(() => {
					  const { tracks } = exectrace;
					  const top = Math.min(tracks.find(%s), tracks.find(%s + 1));
					  return [0, 1, 2, 3, 4, 5, 1098, 1099, 1199].map((at) => tracks.between(top + at * 18, top + at * 18 + 1)[0].label).join();
					})()"""
				.formatted(first, first);
			String moved = "sleeper-1,sleeper-0,sleeper-2,sleeper-4,sleeper-5,sleeper-6,sleeper-3,sleeper-1100,sleeper-7";
			this.page.await(order + " === '" + moved + "'");
			String address = this.page.evaluate("location.href").asString();
			this.page.open("about:blank");
			this.page.open(address);
			this.page.await(STILL + " && " + order + " === '" + moved + "'");
			this.page.open("about:blank");
		}
	}

	@Test
	void helpOpensAndClosesAndDarkIsDark() {
		this.page.press("?");
		this.page.await("document.getElementById('keys').open");
		this.page.press("Escape");
		this.page.await("!document.getElementById('keys').open");
		this.page.evaluate("exectrace.toolbar.theme('dark')");
		this.page.await(STILL);
		assertThat(pixel(500, 400)).isNotEqualTo("255,255,255");
		this.page.evaluate("exectrace.toolbar.theme('light')");
	}

}
