package dev.exectrace.tool.view;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.exectrace.tool.Exectrace;
import dev.exectrace.tool.locks.ContendedRecording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ViewCommandTests {

	private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/[\\w-]{20,}/");

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void servesUntilItIsInterrupted() throws Exception {
		Path file = ContendedRecording.record(this.directory.resolve("trace.jfr"));
		Thread command = Thread.ofPlatform().start(() -> run("view", file, "--no-browser"));
		Matcher address = ADDRESS.matcher("");
		while (!address.reset(this.out.toString()).find() && command.isAlive()) {
			Thread.onSpinWait();
		}
		URI page = URI.create(address.group());
		try (HttpClient client = HttpClient.newHttpClient()) {
			assertThat(client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
				.statusCode()).isEqualTo(200);
		}
		command.interrupt();
		command.join();
		try (ServerSocket free = new ServerSocket(page.getPort(), 1, InetAddress.getByName("127.0.0.1"))) {
			assertThat(free.isBound()).isTrue();
		}
	}

	@Test
	void portInUseIsSaidWithACure() throws Exception {
		Path file = ContendedRecording.record(this.directory.resolve("trace.jfr"));
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThat(run("view", file, "--no-browser", "--port", taken.getLocalPort())).isEqualTo(1);
			assertThat(this.err.toString()).contains("port " + taken.getLocalPort() + " is in use", "--port")
				.doesNotContain("\tat ");
		}
		assertThat(run("view", file, "--port", "70000")).isEqualTo(2);
		assertThat(run("view", this.directory.resolve("none.jfr"))).isEqualTo(1);
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
