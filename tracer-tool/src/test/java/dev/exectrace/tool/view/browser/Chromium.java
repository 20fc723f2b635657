package dev.exectrace.tool.view.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chromium without a screen, with one page that is driven through its debugging protocol.
 */
public final class Chromium implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

	private static final String LISTENING = "DevTools listening on ";

	private final Process process;

	private final HttpClient client = HttpClient.newHttpClient();

	private final Page page;

	private Chromium(Process process, URI debugger) throws IOException, InterruptedException {
		this.process = process;
		this.page = new Page(this.client, pageOf(debugger));
	}

	/**
	 * Whether one is installed.
	 * @return whether one is
	 */
	public static boolean isInstalled() {
		return find() != null;
	}

	private static String find() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> NAMES.stream().map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.map(Path::toString)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Starts one.
	 * @param profile a new directory for what it keeps
	 * @param options further options of it
	 * @return it, with an empty page
	 * @throws IOException if there is none or it does not start
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static Chromium start(Path profile, String... options) throws IOException, InterruptedException {
		String binary = find();
		if (binary == null) {
			throw new IOException("No browser is installed: the viewer's pages are tested with Chromium");
		}
		List<String> command = new ArrayList<>(
				List.of(binary, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
						"--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
						"--window-size=1400,900", "--remote-debugging-port=0", "--user-data-dir=" + profile));
		command.addAll(List.of(options));
		command.add("about:blank");
		Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		BufferedReader messages = process.errorReader();
		for (String line = messages.readLine(); line != null; line = messages.readLine()) {
			if (line.startsWith(LISTENING)) {
				Thread.ofVirtual().start(() -> drain(messages));
				return connect(process, URI.create(line.substring(LISTENING.length())));
			}
		}
		throw new IOException(binary + " did not start");
	}

	private static Chromium connect(Process process, URI debugger) throws IOException, InterruptedException {
		boolean connected = false;
		try {
			Chromium chromium = new Chromium(process, debugger);
			connected = true;
			return chromium;
		}
		finally {
			if (!connected) {
				end(process);
			}
		}
	}

	private static void end(Process process) {
		process.descendants().forEach(ProcessHandle::destroy);
		process.destroy();
		process.onExit().join();
	}

	/** It would wait for ever if nobody read what it says. */
	private static void drain(BufferedReader messages) {
		try {
			while (messages.readLine() != null) {
				Thread.onSpinWait();
			}
		}
		catch (IOException ex) {
			// It has ended.
		}
	}

	private URI pageOf(URI debugger) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + debugger.getPort() + "/json/list"))
			.build();
		JsonNode targets = JsonMapper.shared()
			.readTree(this.client.send(request, HttpResponse.BodyHandlers.ofString()).body());
		for (JsonNode target : targets) {
			if (target.get("type").asString().equals("page")) {
				return URI.create(target.get("webSocketDebuggerUrl").asString());
			}
		}
		throw new IOException("There is no page in " + targets);
	}

	/**
	 * Its page.
	 * @return the page
	 */
	public Page page() {
		return this.page;
	}

	@Override
	public void close() {
		this.page.close();
		this.client.shutdownNow();
		end(this.process);
	}

}
