package dev.exectrace.analysis.profile.format;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What {@code go tool pprof} makes of our files. Runs where one is found: a pprof of its
 * own in the system property {@code exectrace.test.pprof}, a Go on the path, or one of
 * Debian's.
 */
class GoPprofTests {

	private static List<String> command;

	@TempDir
	Path directory;

	@BeforeAll
	static void find() throws IOException {
		String given = System.getProperty("exectrace.test.pprof");
		if (given != null) {
			command = List.of(given);
			return;
		}
		List<Path> places = new ArrayList<>();
		for (String place : System.getenv("PATH").split(File.pathSeparator)) {
			places.add(Path.of(place));
		}
		if (Files.isDirectory(Path.of("/usr/lib"))) {
			try (Stream<Path> files = Files.list(Path.of("/usr/lib"))) {
				files.filter((file) -> file.getFileName().toString().startsWith("go-"))
					.map((file) -> file.resolve("bin"))
					.forEach(places::add);
			}
		}
		for (Path place : places) {
			Path go = place.resolve("go");
			List<String> tool = List.of(go.toString(), "tool", "pprof");
			if (Files.isExecutable(go) && output(start(with(tool, "-h"))).contains("-traces")) {
				command = tool;
				return;
			}
		}
		assumeTrue(command != null, "no go with pprof is installed");
	}

	@Test
	void topIsWhatWeSay() throws IOException {
		Profile profile = SampleProfile.of(ProfileType.BLOCK);
		assertThat(pprof(profile, "-top").lines()).contains("Type: delay")
			.anySatisfy((line) -> assertThat(line).startsWith("Time: ")
				.containsAnyOf("2023-11-14 22:13", "Nov 14, 2023 at 10:13pm"))
			.anySatisfy((line) -> assertThat(line).startsWith("Duration: 1s, Total samples = 300ms"))
			.anySatisfy(
					(line) -> assertThat(line).matches("\\s*200ms 66.67% 66.67% +200ms 66.67%  java.net.Socket.read"))
			.anySatisfy((line) -> assertThat(line).matches("\\s*0 +0% +100% +300ms +100%  com.acme.Main.main"));
		assertThat(pprof(profile, "-top", "-sample_index=contentions"))
			.containsPattern("4 50.00% 50.00% +4 50.00%  java.net.Socket.read");
	}

	@Test
	void tracesHaveTheirLabels() throws IOException {
		assertThat(pprof(SampleProfile.of(ProfileType.BLOCK), "-traces")).containsPattern("group:\\s*http-\\*")
			.containsPattern("reason:\\s*lock")
			.containsPattern("100ms +java.util.concurrent.locks.ReentrantLock.lock\n");
	}

	@Test
	void tagsCanBeSelected() throws IOException {
		Profile profile = SampleProfile.of(ProfileType.BLOCK);
		assertThat(pprof(profile, "-tags")).containsPattern("reason: Total 300(.0)?ms").contains("network", "http-*");
		assertThat(pprof(profile, "-top", "-tagfocus=reason=lock")).contains("ReentrantLock.lock")
			.doesNotContain("Socket.read");
	}

	@Test
	void rawShowsOtherTypes() throws IOException {
		assertThat(pprof(SampleProfile.of(ProfileType.CPU), "-raw")).contains("PeriodType: cpu nanoseconds",
				"samples/count cpu/nanoseconds[dflt]", "4   40000000");
		assertThat(pprof(SampleProfile.of(ProfileType.ALLOC), "-top")).contains("4MB");
	}

	private String pprof(Profile profile, String... options) throws IOException {
		Path file = this.directory.resolve("profile.pb.gz");
		try (OutputStream out = Files.newOutputStream(file)) {
			Pprof.write(profile, out);
		}
		Process process = start(with(with(command, options), file.toString()));
		String output = output(process);
		assertThat(process.exitValue()).as(output).isZero();
		return output;
	}

	private static List<String> with(List<String> command, String... more) {
		List<String> all = new ArrayList<>(command);
		all.addAll(List.of(more));
		return all;
	}

	private static Process start(List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("TZ", "UTC");
		return builder.start();
	}

	private static String output(Process process) throws IOException {
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.onExit().orTimeout(60, TimeUnit.SECONDS).join().isAlive()).isFalse();
		return output;
	}

}
