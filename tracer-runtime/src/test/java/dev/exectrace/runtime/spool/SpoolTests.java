package dev.exectrace.runtime.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolTests {

	private static final int CHUNK = 300_000;

	private static final int MEBIBYTE = 1 << 20;

	@TempDir
	private Path parent;

	private Path directory;

	@BeforeEach
	void makeDirectory() throws IOException {
		this.directory = Files.createDirectory(this.parent.resolve("spool"));
	}

	@Test
	void whatIsNotReadIsInMemoryFirstAndThenOnDiskAndReadInOrder() throws IOException {
		Spool spool = new Spool(this.directory, 16 * MEBIBYTE);
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		for (int number = 1; number <= 8; number++) {
			byte[] chunk = chunk(number);
			written.write(chunk);
			if (number == 2) {
				assertThat(spool.append(ByteBuffer.wrap(chunk, 0, 10), rest(chunk), CHUNK)).isTrue();
			}
			else {
				assertThat(spool.append(ByteBuffer.wrap(chunk))).isTrue();
			}
		}
		assertThat(files()).as("the JVM's own chunk, and what is over a mebibyte").isEqualTo(1 + 4);
		spool.finish();
		assertThat(spool.total()).isEqualTo(8 * CHUNK);
		try (InputStream trace = new SpoolInputStream(spool, () -> {
		})) {
			assertThat(trace.readAllBytes()).isEqualTo(written.toByteArray());
		}
		assertThat(this.directory).doesNotExist();
	}

	@Test
	void readerWhoKeepsUpNeedsNoDisk() throws IOException {
		Spool spool = new Spool(this.directory, 16 * MEBIBYTE);
		InputStream trace = new SpoolInputStream(spool, () -> {
		});
		for (int number = 1; number <= 20; number++) {
			byte[] chunk = chunk(number);
			assertThat(spool.append(ByteBuffer.wrap(chunk))).isTrue();
			assertThat(files()).isZero();
			assertThat(trace.readNBytes(CHUNK)).isEqualTo(chunk);
			assertThat(trace.available()).isZero();
		}
		trace.close();
		assertThat(this.directory).doesNotExist();
	}

	@Test
	void takesNoMoreThanItsCapacityButTheLast() throws IOException {
		Spool spool = new Spool(this.directory, MEBIBYTE);
		for (int number = 1; number <= 3; number++) {
			assertThat(spool.append(ByteBuffer.wrap(chunk(number)))).isTrue();
		}
		assertThat(spool.append(ByteBuffer.wrap(chunk(4)))).isFalse();
		spool.appendLast(ByteBuffer.wrap(chunk(5)));
		spool.finish();
		try (InputStream trace = new SpoolInputStream(spool, () -> {
		})) {
			trace.skipNBytes(3 * CHUNK);
			assertThat(trace.readAllBytes()).isEqualTo(chunk(5));
		}
	}

	@Test
	void closedTakesNothingAndLeavesNothing() throws IOException {
		Spool spool = new Spool(this.directory, 16 * MEBIBYTE);
		for (int number = 1; number <= 5; number++) {
			spool.append(ByteBuffer.wrap(chunk(number)));
		}
		spool.close();
		assertThat(this.directory).doesNotExist();
		assertThat(spool.append(ByteBuffer.wrap(chunk(6)))).isFalse();
		assertThat(spool.append(ByteBuffer.wrap(chunk(7), 0, 10), rest(chunk(7)), CHUNK)).isFalse();
		assertThat(new SpoolInputStream(spool, () -> {
		}).read()).isEqualTo(-1);
	}

	private static byte[] chunk(int number) {
		byte[] chunk = new byte[CHUNK];
		Arrays.fill(chunk, (byte) number);
		return chunk;
	}

	private static InputStream rest(byte[] chunk) {
		return new ByteArrayInputStream(chunk, 10, chunk.length - 10);
	}

	private long files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.count();
		}
	}

}
