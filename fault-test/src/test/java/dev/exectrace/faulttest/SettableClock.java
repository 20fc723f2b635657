package dev.exectrace.faulttest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A wall clock of one process that can be set. Needs Linux and a C compiler: where there
 * is none, the test is skipped.
 */
final class SettableClock {

	private static final Path SOURCE = Path.of("src", "test", "c", "clock.c");

	private final Path library;

	private final Path offset;

	private SettableClock(Path library, Path offset) {
		this.library = library;
		this.offset = offset;
	}

	static SettableClock in(Path directory) throws IOException, InterruptedException {
		SettableClock clock = new SettableClock(directory.resolve("clock.so"),
				Files.createFile(directory.resolve("clock")));
		clock.set(0);
		Process compiler;
		try {
			compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-o", clock.library.toString(), SOURCE.toString())
				.inheritIO()
				.start();
		}
		catch (IOException ex) {
			assumeTrue(false, "No C compiler");
			throw ex;
		}
		assertThat(compiler.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(compiler.exitValue()).isZero();
		return clock;
	}

	/** What a command needs before it. */
	String[] command() {
		return new String[] { "env", "LD_PRELOAD=" + this.library, "EXECTRACE_CLOCK=" + this.offset };
	}

	/** Sets the clock by so many seconds, from what it really is. */
	void set(long seconds) throws IOException {
		try (FileChannel file = FileChannel.open(this.offset, StandardOpenOption.WRITE)) {
			file.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, seconds), 0);
		}
	}

}
