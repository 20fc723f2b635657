import java.util.Arrays;
import java.util.Random;

import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.tile.TraceIndex;

/**
 * What the viewer's index costs: {@code Tiles MILLIONS THREADS}. Makes a trace of so many
 * slices, half of them in a tenth of the threads, and prints how long the index takes to
 * build, how many bytes a slice has in it, and for every tile of 32 rows at random places
 * of every level how long it takes and how large it is.
 */
public class Tiles {

	private static final long WINDOW = 60_000_000_000L;

	private static final int ROUNDS = 5;

	private static final int TILES_A_LEVEL = 200;

	public static void main(String[] args) {
		long slices = Long.parseLong(args[0]) * 1_000_000;
		int threads = Integer.parseInt(args[1]);
		Trace trace = make(slices, threads);
		TraceIndex index = null;
		for (int round = 0; round < ROUNDS; round++) {
			long start = System.nanoTime();
			index = TraceIndex.of(trace);
			System.out.printf("index of %,d slices on %,d rows: %.3f s, %.1f bytes a slice%n", index.slices(),
					index.rows().count(), (System.nanoTime() - start) / 1e9, (double) index.bytes() / index.slices());
		}
		tiles(index, false);
		tiles(index, true);
	}

	private static Trace make(long slices, int threads) {
		Random random = new Random(42);
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, WINDOW);
		builder.level("full");
		int[] carriers = new int[8];
		for (int i = 0; i < carriers.length; i++) {
			carriers[i] = builder.thread(1 + i, "ForkJoinPool-1-worker-" + i, false);
		}
		int busy = Math.max(1, threads / 10);
		int type = builder.type("java.util.concurrent.locks.ReentrantLock$NonfairSync");
		for (int i = 0; i < threads; i++) {
			long runs = slices / 6 / ((i < busy) ? busy : threads - busy);
			int thread = builder.thread(1000 + i, "worker-" + i, true);
			long step = WINDOW / Math.max(1, runs);
			long end = 0;
			for (long run = 0; run < runs; run++) {
				long blocked = (run == 0) ? 0 : 1 + random.nextLong(step);
				long runnable = 1 + random.nextLong(1 + step / 4);
				long duration = 1 + random.nextLong(1 + step / 4);
				builder.run(thread, carriers[i % carriers.length], end + blocked + runnable, duration, StopReason.PARK,
						runnable, carriers[0], WakeCause.UNPARK, blocked,
						(run == 0) ? WaitReason.NONE : WaitReason.LOCK, type);
				end += blocked + runnable + duration;
			}
		}
		return builder.build();
	}

	private static void tiles(TraceIndex index, boolean print) {
		Random random = new Random(7);
		int rows = index.rows().count();
		long[] all = new long[0];
		for (int level = 8; level <= 28; level += 2) {
			int tiles = (int) Math.max(1, index.trace().window() >> level >> 9);
			long[] times = new long[TILES_A_LEVEL];
			long bytes = 0;
			long largest = 0;
			for (int i = 0; i < TILES_A_LEVEL; i++) {
				int first = random.nextInt(Math.max(1, rows - 32));
				int[] chosen = new int[Math.min(32, rows)];
				Arrays.setAll(chosen, (row) -> first + row);
				long start = System.nanoTime();
				byte[] tile = index.tile(level, random.nextInt(tiles), chosen).encode();
				times[i] = System.nanoTime() - start;
				bytes += tile.length;
				largest = Math.max(largest, tile.length);
			}
			if (print) {
				print("level " + level, times);
				System.out.printf("  %,d bytes, at most %,d%n", bytes / TILES_A_LEVEL, largest);
			}
			all = Arrays.copyOf(all, all.length + times.length);
			System.arraycopy(times, 0, all, all.length - times.length, times.length);
		}
		if (print) {
			print("all", all);
			System.out.println();
		}
	}

	private static void print(String name, long[] times) {
		Arrays.sort(times);
		System.out.printf("tiles, %-9s p50 %6.2f ms, p99 %6.2f ms, most %6.2f ms", name + ":",
				times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6, times[times.length - 1] / 1e6);
	}

}
