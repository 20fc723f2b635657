package dev.exectrace.faulttest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.faulttest.service.TwoTracers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other agents in the same JVM.
 */
class AgentsTests {

	@Test
	@Tag("heavy")
	void openTelemetrysTracesAndSoDoWe(@TempDir Path directory) throws IOException {
		try (Service service = Service.in(directory)
			.with("-javaagent:" + System.getProperty("opentelemetry.javaagent"), "-Dotel.traces.exporter=console",
					"-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none")
			.start()) {
			service.capture(0.3).assertWhole();
			service.assertUnharmed();
			assertThat(service.log()).contains("opentelemetry-javaagent - version").contains("'GET /hello'");
		}
	}

	@Test
	void secondTracerOfAnotherClassLoaderTakesNothingFromTheFirst(@TempDir Path directory) throws Exception {
		Path first = directory.resolve("first.jfr");
		Path beside = directory.resolve("beside.jfr");
		Path after = directory.resolve("after.jfr");
		Path log = directory.resolve("log");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + directory, "-cp", System.getProperty("java.class.path"),
				TwoTracers.class.getName(), first.toString(), beside.toString(), after.toString())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(log)).isZero();
		assertThat(workers(CapturedTrace.read(first).assertWhole())).isEqualTo(2000);
		assertThat(CapturedTrace.read(beside).trace().facts().level()).isEqualTo("jdk");
		assertThat(CapturedTrace.read(beside).trace().facts().properties().get("agent"))
			.contains("another copy of the tracer");
		assertThat(workers(CapturedTrace.read(after).assertWhole())).isEqualTo(1000);
	}

	/** Threads of this name that ran, each twice. */
	private static long workers(CapturedTrace captured) {
		Trace trace = captured.trace();
		return IntStream.range(0, trace.threads().count())
			.filter((thread) -> "worker".equals(trace.threads().name(thread)))
			.filter((thread) -> trace.runsByThread().count(thread) == 2)
			.count();
	}

}
