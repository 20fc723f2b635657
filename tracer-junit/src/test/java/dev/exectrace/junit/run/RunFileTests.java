package dev.exectrace.junit.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RunFile}.
 */
class RunFileTests {

	private static final Instant BUILD = Instant.now().minus(Duration.ofMinutes(1));

	@TempDir
	Path directory;

	@Test
	void fileOfAnEarlierBuildIsOverwritten() throws Exception {
		Path file = file("tests.jfr", BUILD.minusSeconds(1));
		assertThat(claimed("tests.jfr", BUILD)).isEqualTo(file);
		assertThat(file).isEmptyFile();
	}

	@Test
	void fileOfAnotherJvmOfThisBuildIsNot() throws Exception {
		Path file = file("tests.jfr", BUILD.plusSeconds(1));
		file("tests-2.jfr", BUILD.plusSeconds(1));
		assertThat(claimed("tests.jfr", BUILD)).isEqualTo(this.directory.resolve("tests-3.jfr"));
		assertThat(file).hasContent("trace");
	}

	@Test
	void withoutABuildToolTheFileIsOverwritten() throws Exception {
		Path file = file("tests.jfr", Instant.now());
		assertThat(claimed("tests.jfr", null)).isEqualTo(file);
	}

	@Test
	void fileThatIsBeingWrittenIsNot() throws Exception {
		Path file = Files.createFile(this.directory.resolve("tests.jfr"));
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.lock();
			assertThat(claimed("tests.jfr", BUILD)).isEqualTo(this.directory.resolve("tests-2.jfr"));
		}
	}

	@Test
	void fileOfThisJvmIsNot() throws Exception {
		assertThat(claimed("tests.jfr", null)).isEqualTo(this.directory.resolve("tests.jfr"));
		assertThat(claimed("tests.jfr", null)).isEqualTo(this.directory.resolve("tests-2.jfr"));
	}

	@Test
	void nameMayHoldTheIdOfTheProcess() throws Exception {
		assertThat(claimed("new/tests-%p", BUILD))
			.isEqualTo(this.directory.resolve("new/tests-" + ProcessHandle.current().pid()));
	}

	@Test
	void placeThatCannotBeUsedIsNamed() throws IOException {
		Files.createFile(this.directory.resolve("file"));
		assertThatExceptionOfType(RunFile.UnusableException.class).isThrownBy(() -> claimed("file/tests.jfr", BUILD))
			.withMessageContaining("file/tests.jfr")
			.withMessageContaining("property exectrace");
		assertThatExceptionOfType(RunFile.UnusableException.class).isThrownBy(() -> claimed("", BUILD))
			.withMessageContaining("is a directory");
	}

	private Path file(String name, Instant modified) throws IOException {
		Path file = Files.writeString(this.directory.resolve(name), "trace");
		return Files.setLastModifiedTime(file, FileTime.from(modified));
	}

	private Path claimed(String name, Instant build) throws Exception {
		RunFile file = RunFile.claim(this.directory.resolve(name).toString(), build);
		file.stream().close();
		return file.path();
	}

}
