package dev.exectrace.tool.mmu;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.exectrace.tool.Exectrace;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MmuCommandTests {

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void windowsGrowAndAgreeWithTheirPauses() throws Exception {
		assertThat(run("mmu", recording(), "--json")).as(this.err::toString).isZero();

		JsonNode rows = JsonMapper.shared().readTree(this.out.toString());
		assertThat(rows.size()).isPositive();
		long last = 0;
		for (JsonNode row : rows) {
			long window = row.get("window").asLong();
			double utilisation = row.get("utilisation").asDouble();
			assertThat(window).isGreaterThan(last);
			assertThat(row.get("stopped").asLong()).isPositive().isLessThanOrEqualTo(window);
			assertThat(utilisation).isCloseTo(1 - row.get("stopped").asDouble() / window, within(1e-9));
			assertThat(row.get("longestPause").asLong()).isPositive();
			assertThat(row.get("cause").asString()).isNotEmpty();
			last = window;
		}
	}

	@Test
	void drawsWellFormedXml() throws Exception {
		Path svg = this.directory.resolve("mmu.svg");

		assertThat(run("mmu", recording(), "--svg", svg)).as(this.err::toString).isZero();

		assertThat(this.out.toString()).contains("the JVM stopped all threads ", "mmu");
		assertThat(DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(svg.toFile())
			.getDocumentElement()
			.getTagName()).isEqualTo("svg");
	}

	@Test
	void plotThatCannotBeWrittenNamesItsPath() throws Exception {
		Path svg = this.directory.resolve("none").resolve("mmu.svg");

		assertThat(run("mmu", recording(), "--svg", svg)).isEqualTo(1);

		assertThat(this.err.toString()).contains(svg.toString()).doesNotContain("\tat ");
		assertThat(Files.exists(svg)).isFalse();
	}

	@Test
	void timesOutsideTheTraceAreRefused() throws Exception {
		Path file = recording();

		assertThat(run("mmu", file, "--from", "100h")).isEqualTo(1);
		assertThat(this.err.toString()).contains("--from is after the end of " + file);
		assertThat(run("mmu", file, "--from", "2s", "--to", "1s")).isEqualTo(2);
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

	private Path recording() throws IOException {
		Path file = this.directory.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			for (String name : new String[] { "jdk.GarbageCollection", "jdk.GCPhasePause", "jdk.SafepointBegin",
					"jdk.ExecuteVMOperation" }) {
				recording.enable(name).withThreshold(Duration.ZERO);
			}
			recording.start();
			System.gc();
			System.gc();
			recording.stop();
			recording.dump(file);
		}
		return file;
	}

}
