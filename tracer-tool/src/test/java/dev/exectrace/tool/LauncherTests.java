package dev.exectrace.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launcher, with the jar beside it and a place of its own for what the JVM learns.
 */
@DisabledOnOs(OS.WINDOWS)
@EnabledForJreRange(min = JRE.JAVA_25)
class LauncherTests {

	private static final String FROM_CACHE = "dev.exectrace.tool.Exectrace source: shared objects file";

	@TempDir
	static Path trace;

	@TempDir
	Path directory;

	@BeforeAll
	static void record() throws IOException {
		trace = trace.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.GarbageCollection");
			recording.start();
			System.gc();
			recording.dump(trace);
		}
	}

	private Path cache() {
		return this.directory.resolve("a cache");
	}

	private Path home() throws IOException {
		Path home = Files.createDirectories(this.directory.resolve("a home"));
		for (String file : List.of("exectrace", "exectrace.jar")) {
			if (!Files.exists(home.resolve(file))) {
				Files.copy(Path.of("target", file), home.resolve(file));
			}
		}
		return home;
	}

	private Ended run(String... arguments) throws Exception {
		return runWith("", arguments);
	}

	private Ended runWith(String options, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("sh", home().resolve("exectrace").toString()));
		command.addAll(List.of(arguments));
		Path output = this.directory.resolve("output");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("XDG_CACHE_HOME", cache().toString());
		builder.environment().put("EXECTRACE_OPTS", "-Xlog:class+load " + options);
		builder.environment().remove("JAVA_TOOL_OPTIONS");
		Process process = builder.start();
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
		return new Ended(process.exitValue(), Files.readString(output));
	}

	private List<Path> caches() throws IOException {
		if (!Files.exists(cache().resolve("exectrace"))) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(cache().resolve("exectrace"))) {
			return files.toList();
		}
	}

	@Test
	void whatWasLearntIsUsedUntilTheJarChanges() throws Exception {
		assertThat(run("summary", trace.toString()).output()).doesNotContain(FROM_CACHE);
		assertThat(caches()).isEmpty();

		Ended tuned = run("tune", trace.toString());
		assertThat(tuned.status()).as(tuned.output()).isZero();
		assertThat(tuned.output()).contains("exectrace: tuned for ");
		assertThat(caches()).hasSize(1);

		Ended summary = run("summary", trace.toString());
		assertThat(summary.status()).isZero();
		assertThat(summary.output()).contains(FROM_CACHE, "Where the time of threads went");

		Ended events = run("events", trace.toString(), "--count");
		assertThat(events.status()).as(events.output()).isZero();
		assertThat(events.output()).contains(FROM_CACHE, "jdk.GarbageCollection");

		Ended small = runWith("-Xms64m", "summary", trace.toString());
		assertThat(small.status()).as(small.output()).isZero();

		Files.setLastModifiedTime(home().resolve("exectrace.jar"), FileTime.from(Instant.now().plusSeconds(60)));
		Ended changed = run("summary", trace.toString());
		assertThat(changed.status()).isZero();
		assertThat(changed.output()).doesNotContain(FROM_CACHE, "[warning]", "[error]");
	}

	@Test
	void cacheThatDoesNotFitIsIgnored() throws Exception {
		assertThat(run("tune", trace.toString()).status()).isZero();
		Files.writeString(caches().get(0), "not a cache");

		Ended summary = run("summary", trace.toString());
		assertThat(summary.status()).isZero();
		assertThat(summary.output()).contains("Where the time of threads went").doesNotContain("[warning]", "[error]");
	}

	@Test
	void failsWithItsReasonAndLeavesNothing() throws Exception {
		Ended missing = run("tune", this.directory.resolve("missing.jfr").toString());
		assertThat(missing.status()).isEqualTo(1);
		assertThat(missing.output()).contains("missing.jfr").doesNotContain("tuned for");
		assertThat(caches()).isEmpty();

		Ended unused = run("tune");
		assertThat(unused.status()).isEqualTo(2);
		assertThat(unused.output()).contains("Missing required parameter: 'FILE'").doesNotContain("Picked up");
		assertThat(caches()).isEmpty();
	}

	@Test
	void helpTellsWhatItKeepsWhere() throws Exception {
		Ended help = run("tune", "--help");
		assertThat(help.status()).isZero();
		assertThat(help.output()).contains("Usage: exectrace tune", "XDG_CACHE_HOME");
		assertThat(caches()).isEmpty();
	}

	private record Ended(int status, String output) {

	}

}
