package dev.exectrace.containertest;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service in containers that allow for little: each gives a trace, or says why not,
 * and the service goes on.
 */
@Testcontainers(disabledWithoutDocker = true)
class ConstrainedContainerTests {

	private static final long MEMORY = 256L << 20;

	@Test
	void readOnlyFilesAnOrdinaryUserAndLittleMemoryAreEnough() throws Exception {
		try (Service service = new Service(RuntimeImage.complete()).withMemory(MEMORY)
			.withOrdinaryUser()
			.withReadOnlyFiles()
			.withTmpFs(Map.of("/tmp", "mode=1777"))) {
			service.start();
			assertThat(service.capture().end().getString("agent")).isEqualTo("installed");
			service.assertUnharmed();
		}
	}

	/** The server needs a directory of temporary files to start, and others lose it. */
	@Test
	void withoutAWritableTempDirectoryTheRefusalNamesItAndWithOneThereIsATrace() throws Exception {
		try (Service service = new Service(RuntimeImage.complete(), "-Djava.io.tmpdir=/scratch").withOrdinaryUser()
			.withReadOnlyFiles()
			.withTmpFs(Map.of("/scratch", "mode=1777"))) {
			service.start();
			chmod(service, "0555");
			assertThat(service.refusal()).startsWith("503\n")
				.contains("the directory for it cannot be used")
				.contains("/scratch/exectrace-");
			service.assertUnharmed();
			chmod(service, "1777");
			// An agent is attached by way of /tmp, whatever the property says
			assertThat(service.capture().end().getString("agent")).startsWith("unavailable: ");
			service.assertUnharmed();
		}
	}

	@Test
	void withoutTheModuleThatAttachesThereIsATraceOfPlatformThreads(@TempDir Path directory) throws Exception {
		try (Service service = new Service(RuntimeImage.without("jdk.attach", directory))) {
			service.start();
			Trace trace = service.capture();
			assertThat(trace.end().getString("agent")).startsWith("unavailable: ").contains("-javaagent:");
			assertThat(trace.events("jdk.JVMInformation")).isNotEmpty();
			assertThat(service.files("/tmp")).doesNotContain("tracer-agent-");
			service.assertUnharmed();
		}
	}

	@Test
	void withoutTheModuleThatRecordsTheRefusalNamesIt(@TempDir Path directory) throws Exception {
		try (Service service = new Service(RuntimeImage.without("jdk.jfr", directory))) {
			service.start();
			assertThat(service.refusal()).startsWith("503\n").contains("jdk.jfr");
			service.assertUnharmed();
		}
	}

	private static void chmod(Service service, String mode) throws Exception {
		assertThat(service.execInContainerWithUser("root", "chmod", mode, "/scratch").getExitCode()).isZero();
	}

}
