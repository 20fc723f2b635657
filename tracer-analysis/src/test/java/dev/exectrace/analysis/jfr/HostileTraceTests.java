package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import dev.exectrace.analysis.handmade.ChunkBytes;
import dev.exectrace.analysis.handmade.HandmadeTrace;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.oracle.TraceCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that somebody made to harm who reads them.
 */
@Timeout(60)
class HostileTraceTests {

	private static final long NOT_EVEN_A_LONG_HOLDS_ITS_BYTES = 1L << 62;

	private final HandmadeTrace handmade = new HandmadeTrace();

	@TempDir
	Path directory;

	@Test
	void handmadeTraceIsWhole() throws IOException {
		long thread = this.handmade.thread("worker");
		long stack = this.handmade.stack(this.handmade.method("com/example/Shop", "buy"), 3);
		this.handmade.park(thread, 1000, 250, stack, this.handmade.type("com/example/Lock"));
		Trace trace = read(this.handmade.bytes());
		assertThat(trace.facts().losses()).isEmpty();
		assertThat(trace.waits().count()).isEqualTo(1);
		assertThat(trace.waits().duration(0)).isEqualTo(250_000_000);
		assertThat(trace.threads().name(trace.waits().thread(0))).isEqualTo("worker");
		int frame = trace.code().frame(trace.waits().stack(0), 2);
		assertThat(trace.code().methodName(trace.code().method(frame))).isEqualTo("com.example.Shop.buy");
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000, Integer.MAX_VALUE, 1L << 32,
			NOT_EVEN_A_LONG_HOLDS_ITS_BYTES, NOT_EVEN_A_LONG_HOLDS_ITS_BYTES + 0x3fff_ffff,
			NOT_EVEN_A_LONG_HOLDS_ITS_BYTES + Integer.MAX_VALUE })
	void stackWithoutAsManyFramesAsItSays(long frames) {
		this.handmade.constant(HandmadeTrace.STACK, new ChunkBytes().numbers(0, frames, 1, 1));
		refused();
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000, Integer.MAX_VALUE, 1L << 32 })
	void textWithoutAsManyBytesAsItSays(long bytes) {
		for (byte encoding = 3; encoding <= 5; encoding++) {
			this.handmade.constant(HandmadeTrace.SYMBOL, new ChunkBytes().raw(encoding).numbers(bytes).raw((byte) 'x'));
		}
		refused();
	}

	@ParameterizedTest
	@ValueSource(strings = { "self:30", "other:31", "self:30[]" })
	void typeThatHoldsItself(String field) {
		ChunkBytes ones = new ChunkBytes();
		IntStream.range(0, 1000).forEach((i) -> ones.numbers(1));
		this.handmade.type(30, "jdk.types.Self", field).type(31, "jdk.types.Other", "self:30").constant(30, ones);
		refused();
	}

	@Test
	void constantsInACircle() throws IOException {
		this.handmade.type(32, "jdk.types.ClassLoader", "type:7*", "name:6*")
			.constant(32, new ChunkBytes().numbers(1, 1));
		long type = this.handmade.type("java/lang/Class");
		long stack = this.handmade.stack(this.handmade.method("java/lang/Class", "self"), 2);
		this.handmade.park(this.handmade.thread("worker"), 0, 1, stack, type);
		assertThat(read(this.handmade.bytes()).waits().count()).isEqualTo(1);
	}

	/** Each would have to be read up to the end of the one that holds it. */
	@Test
	void constantsThatLieInEachOther() {
		ChunkBytes outer = new ChunkBytes().numbers(1, 0, 0, 0).raw((byte) 1).numbers(0);
		int length = outer.size() + 1;
		ChunkBytes inner = new ChunkBytes().numbers(1, 0, 0, -length).raw((byte) 1).numbers(0).sized();
		this.handmade.event(new ChunkBytes().numbers(length + inner.size()).add(outer));
		assertThatExceptionOfType(NoTraceException.class).isThrownBy(() -> read(this.handmade.bytes(inner)));
	}

	/** Each would have to be read up to the end of the file. */
	@Test
	void chunksThatLieInEachOther() throws IOException {
		byte[] whole = this.handmade.park(this.handmade.thread("worker"), 0, 1, 0, 0).bytes();
		int headers = 50_000;
		int length = 68;
		ByteBuffer file = ByteBuffer.allocate(whole.length + headers * length).put(whole);
		for (int i = 0; i < headers; i++) {
			long size = file.remaining();
			file.put(whole, 0, 8).putLong(size).putLong(size - 1).putLong(size - 2).put(whole, 32, length - 32);
		}
		Trace trace = read(file.array());
		assertThat(trace.waits().count()).isEqualTo(1);
		assertThat(trace.facts().losses()).anyMatch((loss) -> loss.matches("\\d{1,3} more places are damaged"));
	}

	@Test
	void stackOfAMillionFrames() throws IOException {
		long stack = this.handmade.stack(this.handmade.method("com/example/Deep", "down"), 1_000_000);
		this.handmade.park(this.handmade.thread("worker"), 0, 1000, stack, 0);
		Trace trace = read(this.handmade.bytes());
		assertThat(trace.code().depth(trace.waits().stack(0))).isEqualTo(1_000_000);
	}

	@Test
	void namesThatATerminalTakesForCommands() throws IOException {
		long thread = this.handmade.thread("\u001b[2J\u001b]0;title\u0007 \u009b31m \u202edesrever\u2066 \u0000\u007f");
		long stack = this.handmade.stack(this.handmade.method("com/\u001b[31m/Red", "<script>\r"), 1);
		this.handmade.park(thread, 0, 1, stack, 0);
		Trace trace = read(this.handmade.bytes());
		assertThat(trace.threads().name(0)).isEqualTo("␛[2J␛]0;title␇ �31m �desrever� ␀␡");
		assertThat(IntStream.range(0, trace.code().depth(trace.waits().stack(0)))
			.mapToObj((depth) -> trace.code().frame(trace.waits().stack(0), depth))
			.map((frame) -> trace.code().methodName(trace.code().method(frame))))
			.containsExactly("com.␛[31m.Red.<script>␍");
	}

	private void refused() {
		assertThatExceptionOfType(NoTraceException.class).isThrownBy(() -> read(this.handmade.bytes()));
	}

	private Trace read(byte[] bytes) throws IOException {
		Path file = Files.write(this.directory.resolve("hostile.jfr"), bytes);
		Trace trace = TraceReader.read(file, ReadProgress.NONE);
		TraceCheck.check(trace);
		return trace;
	}

}
