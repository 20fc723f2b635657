package dev.exectrace.loadtest.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link DemoProcess}.
 */
class DemoProcessTests {

	@TempDir
	private Path directory;

	@Test
	void missingJarIsTold() {
		assertThatIllegalStateException().isThrownBy(() -> start(this.directory.resolve("missing.jar")))
			.withMessageContaining("missing.jar");
	}

	@Test
	void failureToStartIsToldWithTheLastLines() throws IOException {
		Path jar = Files.writeString(this.directory.resolve("broken.jar"), "no jar");
		assertThatIllegalStateException().isThrownBy(() -> start(jar))
			.withMessageContaining("did not start")
			.withMessageContaining("corrupt jarfile");
	}

	private void start(Path jar) throws IOException, InterruptedException {
		DemoProcess.start(jar, "secret", this.directory.resolve("demo.log")).close();
	}

}
