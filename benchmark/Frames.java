import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import dev.exectrace.tool.view.browser.Chromium;
import dev.exectrace.tool.view.browser.Page;

/**
 * How smoothly the viewer moves: {@code Frames COMMAND…}. Starts the viewer's command and
 * opens its page in a browser without a screen that runs already, as on the desk of somebody
 * who works. Zooms into the trace, pans, scrolls and zooms out again, and prints how long
 * frames took from one to the next and how long their drawing took; first as the trace
 * opens, then with all groups of rows unfolded. Then asks for tiles at random places of all
 * levels.
 */
public class Frames {

	private static final String RUN = """
			new Promise((resolve) => {
			  const app = exectrace;
			  const frames = [], draws = [];
			  const draw = app.picture.draw.bind(app.picture);
			  app.picture.draw = () => { const start = performance.now(); draw(); draws.push(performance.now() - start); };
			  const moves = [
			    [120, () => app.zoom(0.93, 700)], [90, () => app.pan(0.02)], [60, () => app.scroll(40)],
			    [90, () => app.pan(-0.02)], [120, () => app.zoom(1 / 0.93, 500)], [60, () => app.scroll(-40)]];
			  let last = performance.now(), at = 0, left = moves[0][0];
			  const frame = (now) => {
			    frames.push(now - last);
			    last = now;
			    if (left-- === 0) {
			      at++;
			      if (at === moves.length) {
			        const of = (values) => {
			          values.sort((a, b) => a - b);
			          return [0.5, 0.95, 0.99, 1].map((share) => values[Math.min(values.length - 1,
			            Math.floor(values.length * share))].toFixed(1)).join(' / ');
			        };
			        resolve(`${frames.length} frames, p50 / p95 / p99 / most: ${of(frames)} ms apart, ${of(draws)} ms of drawing`);
			        return;
			      }
			      left = moves[at][0];
			    }
			    moves[at][1]();
			    requestAnimationFrame(frame);
			  };
			  requestAnimationFrame(frame);
			})""";

	private static final String ANSWERS = """
			(async () => {
			  const { window, rows } = exectrace.meta;
			  const times = [];
			  for (let i = 0; i < 500; i++) {
			    const level = 8 + i % 11 * 2;
			    const index = Math.floor(Math.random() * Math.max(1, Math.floor(window / (512 * 2 ** level))));
			    const first = Math.floor(Math.random() * Math.max(1, rows - 32));
			    const start = performance.now();
			    await (await fetch(`api/tile?level=${level}&index=${index}&rows=${first}-${Math.min(rows - 1, first + 31)}`,
			      { cache: 'no-store' })).arrayBuffer();
			    times.push(performance.now() - start);
			  }
			  times.sort((a, b) => a - b);
			  return `${times.length} tiles, p50 / p99 / most: `
			    + [0.5, 0.99, 1].map((share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)).join(' / ')
			    + ' ms until they have come';
			})()""";

	public static void main(String[] args) throws Exception {
		Path profile = Files.createTempDirectory("exectrace-frames-");
		Process viewer = null;
		try (Chromium browser = Chromium.start(profile)) {
			viewer = new ProcessBuilder(args).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			long start = System.nanoTime();
			Page page = browser.page();
			page.open(address(viewer.inputReader()));
			double opened = (System.nanoTime() - start) / 1e9;
			page.await("document.querySelector('h2, #panel')");
			double shown = (System.nanoTime() - start) / 1e9;
			page.await("exectrace.canvas.width > 300 && exectrace.tiles.missing === 0");
			System.out.printf("from the command's start: %.2f s until the page opens, %.2f s until it says how far the "
					+ "reading is, %.2f s until the first picture%n", opened, shown, (System.nanoTime() - start) / 1e9);
			// Of a large file the start is shown first; what is measured is the whole.
			page.await("!exectrace.meta.early && exectrace.tiles.missing === 0");
			System.out.println(page.evaluate("`${exectrace.meta.slices} slices on ${exectrace.meta.rows} rows`").asString());
			rounds(page);
			page.evaluate("exectrace.tracks.closed.clear(); exectrace.tracks.layout()");
			page.await("exectrace.tiles.missing === 0");
			System.out.println("all groups unfolded:");
			rounds(page);
			System.out.println(page.evaluate(ANSWERS).asString());
			page.errors().forEach(System.out::println);
		}
		finally {
			if (viewer != null) {
				Path status = Path.of("/proc", Long.toString(viewer.pid()), "status");
				if (Files.exists(status)) {
					Files.readAllLines(status).stream().filter((line) -> line.startsWith("VmHWM")).forEach(System.out::println);
				}
				viewer.destroy();
			}
			try (Stream<Path> files = Files.walk(profile)) {
				files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
			}
		}
	}

	private static String address(BufferedReader out) throws IOException {
		for (String line = out.readLine(); line != null; line = out.readLine()) {
			int at = line.indexOf("http://");
			if (at >= 0) {
				return line.substring(at);
			}
		}
		throw new IOException("The command ended");
	}

	private static void rounds(Page page) {
		for (int round = 0; round < 3; round++) {
			System.out.println(page.evaluate(RUN).asString());
		}
	}

}
