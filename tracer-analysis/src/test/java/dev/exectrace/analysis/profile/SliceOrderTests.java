package dev.exectrace.analysis.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.handmade.ChunkBytes;
import dev.exectrace.analysis.handmade.HandmadeTrace;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Profiles of files whose run slices stand in this order or that. Times are milliseconds.
 */
class SliceOrderTests {

	private static final long MILLI = 1_000_000L;

	private static final int RUN = 30;

	private static final int STOP_REASON = 31;

	private static final int CAUSE = 32;

	private static final int BLOCK_REASON = 33;

	private static final long CARRIER = 1;

	private static final long OTHER_CARRIER = 2;

	private static final long THREAD = 3;

	private static final long OTHER_THREAD = 4;

	@TempDir
	Path directory;

	@Test
	void inOrder() throws IOException {
		Path file = file(chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30), slice(CARRIER, THREAD, 5, 5, 50, 60)),
				chunk(100, slice(CARRIER, THREAD, 20, 10, 110, 120)));
		assertThat(profile(file, ProfileType.BLOCK, false).exact()).isEqualTo(25 * MILLI);
		assertThat(profile(file, ProfileType.SCHED, false).exact()).isEqualTo(15 * MILLI);
	}

	/**
	 * A carrier's slices are written after those of another one, which go on meanwhile.
	 */
	@Test
	void threadThatWentToACarrierWrittenBefore() throws IOException {
		Path file = file(
				chunk(0, slice(CARRIER, OTHER_THREAD, 0, 0, 1, 5), slice(CARRIER, THREAD, 10, 0, 90, 99),
						slice(OTHER_CARRIER, OTHER_THREAD, 2, 1, 8, 9)),
				chunk(100, slice(OTHER_CARRIER, THREAD, 0, 0, 70, 80)));
		assertThat(profile(file, ProfileType.BLOCK, false).exact()).isEqualTo(12 * MILLI);
		assertThat(profile(file, ProfileType.SCHED, false).exact()).isEqualTo(1 * MILLI);
	}

	@Test
	void slicesOfAThreadThatOverlap() throws IOException {
		Path file = file(chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30), slice(OTHER_CARRIER, THREAD, 5, 5, 30, 40)));
		assertThat(profile(file, ProfileType.BLOCK, true).exact()).isZero();
	}

	@Test
	void slicesOfACarrierThatOverlap() throws IOException {
		Path file = file(chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30), slice(CARRIER, OTHER_THREAD, 5, 5, 20, 40)));
		assertThat(profile(file, ProfileType.BLOCK, true).exact()).isEqualTo(5 * MILLI);
	}

	@Test
	void chunksThatWerePutTogetherTheWrongWayRound() throws IOException {
		byte[] first = chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30));
		byte[] second = chunk(100, slice(CARRIER, THREAD, 20, 10, 110, 120));
		byte[] third = chunk(200, slice(CARRIER, THREAD, 0, 10, 210, 220));
		assertThat(profile(file(first, third, second), ProfileType.BLOCK, true).exact()).isEqualTo(20 * MILLI);
	}

	@Test
	void fileThatIsDamaged() throws IOException {
		byte[] whole = chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30), slice(CARRIER, THREAD, 5, 5, 50, 60));
		Path file = file(whole, new byte[100]);
		assertThat(profile(file, ProfileType.BLOCK, true).exact()).isEqualTo(5 * MILLI);
	}

	@Test
	void sliceThatEndsBeforeItBegins() throws IOException {
		Path file = file(chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30), slice(CARRIER, THREAD, 5, 5, 60, 50)));
		assertThat(profile(file, ProfileType.BLOCK, true).exact()).isZero();
	}

	/** The file may be one that is still written, or written again. */
	@Test
	void fileThatChangesMeanwhile() throws IOException {
		byte[] first = chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30));
		Path file = file(first);
		ProfileReader reader = ProfileReader.open(file, ReadProgress.NONE);
		Files.write(file, chunk(0, slice(CARRIER, THREAD, 0, 0, 10, 30), slice(CARRIER, THREAD, 5, 5, 50, 60)));
		Profile profile = reader.profile(ProfileType.BLOCK, Selection.ALL, null, false, ReadProgress.NONE);
		assertThat(profile.exact()).isEqualTo(5 * MILLI);
	}

	private Profile profile(Path file, ProfileType type, boolean whole) throws IOException {
		Trace trace = TraceReader.read(file, ReadProgress.NONE);
		ProfileAgreement.check(file, trace, Selection.ALL, ProfileType.values());
		ProfileReader reader = ProfileReader.open(file, ReadProgress.NONE);
		Profile profile = reader.profile(type, Selection.ALL, null, false, ReadProgress.NONE);
		assertThat(reader.trace().runs().count()).isEqualTo(whole ? trace.runs().count() : 0);
		return profile;
	}

	private static Slice slice(long carrier, long thread, long blocked, long runnable, long start, long end) {
		return new Slice(carrier, thread, blocked, runnable, start, end);
	}

	private static byte[] chunk(long start, Slice... slices) {
		HandmadeTrace trace = new HandmadeTrace().from(HandmadeTrace.START + start * MILLI, start * MILLI)
			.type(STOP_REASON, "exectrace.StopReason", "name:4")
			.type(CAUSE, "exectrace.ReadyCause", "name:4")
			.type(BLOCK_REASON, "exectrace.BlockReason", "name:4")
			.type(RUN, "exectrace.VirtualThreadRun", "startTime:1", "duration:1", "eventThread:5*", "virtualThread:5*",
					"stopReason:31*", "runnable:1", "waker:5*", "cause:32*", "blocked:1", "blockReason:33*",
					"blockerClass:7*");
		trace.constant(STOP_REASON, new ChunkBytes().text("unknown"));
		trace.constant(CAUSE, new ChunkBytes().text("unpark"));
		trace.constant(BLOCK_REASON, new ChunkBytes().text("sleep"));
		Map<Long, Long> keys = new HashMap<>();
		for (Slice slice : slices) {
			long carrier = keys.computeIfAbsent(slice.carrier(), (id) -> thread(trace, id, false));
			long thread = keys.computeIfAbsent(slice.thread(), (id) -> thread(trace, id, true));
			trace.event(
					new ChunkBytes()
						.numbers(RUN, slice.start() * MILLI, (slice.end() - slice.start()) * MILLI, carrier, thread, 1,
								slice.runnable() * MILLI, 0, 1, slice.blocked() * MILLI, 1, 0)
						.sized());
		}
		return trace.bytes();
	}

	private static long thread(HandmadeTrace trace, long id, boolean virtual) {
		return trace.constant(HandmadeTrace.THREAD,
				new ChunkBytes().text("").numbers(0).text("").numbers(id, virtual ? 1 : 0));
	}

	private record Slice(long carrier, long thread, long blocked, long runnable, long start, long end) {
	}

	private Path file(byte[]... chunks) throws IOException {
		Path file = Files.createTempFile(this.directory, "slices", ".jfr");
		for (byte[] chunk : chunks) {
			Files.write(file, chunk, StandardOpenOption.APPEND);
		}
		return file;
	}

}
