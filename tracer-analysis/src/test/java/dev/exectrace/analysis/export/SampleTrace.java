package dev.exectrace.analysis.export;

import java.util.Random;

import dev.exectrace.analysis.model.CpuLoad;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.HeapSample;
import dev.exectrace.analysis.model.LiveThread;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.model.Waits;

/**
 * Traces to export: generated schedules, and names that formats stumble over.
 */
public final class SampleTrace {

	/** Quotes, separators, line ends, markup, other scripts, a lone surrogate. */
	public static final String[] NAMES = { "plain", "say \"hi\", you", "two\nlines\r\n", "</script><b>&amp;",
			"\u7dda\u7a0b-\ud83d\ude80", "tab\tnul\u0000del\u007f", " back\\slash ", "line\u2028sep",
			"'single'; drop" };

	private static final long WINDOW = 1_000_000_000;

	private SampleTrace() {
	}

	/**
	 * A trace of a generated schedule.
	 * @param seed decides it
	 * @param virtual how many virtual threads there are
	 * @param slices how many run slices each has
	 * @return the trace
	 */
	public static Trace generate(long seed, int virtual, int slices) {
		Random random = new Random(seed);
		TraceBuilder builder = new TraceBuilder();
		builder.window(1_700_000_000_123_456_789L, WINDOW);
		builder.level("full");
		builder.property("JVM", NAMES[(int) (seed % NAMES.length)]);
		int[] carriers = new int[2];
		for (int i = 0; i < carriers.length; i++) {
			carriers[i] = builder.thread(100 + i, "ForkJoinPool-1-worker-" + (i + 1), false);
		}
		int[] platform = new int[NAMES.length];
		for (int i = 0; i < platform.length; i++) {
			platform[i] = builder.thread(1 + i, NAMES[i], false);
			builder.live(platform[i], false, new LiveThread(0, Thread.State.RUNNABLE, -1, -1));
			platform(builder, random, platform[i], platform[0]);
		}
		for (int i = 0; i < virtual; i++) {
			int thread = builder.thread(1000 + i, (i % 3 == 0) ? NAMES[i % NAMES.length] + i : null, true);
			virtual(builder, random, thread, carriers[i % carriers.length], platform[i % platform.length],
					WINDOW / slices * 9 / 10, slices);
		}
		builder.pause(new Pause(100_000_000, 120_000_000, "GC Pause", 7));
		builder.pause(new Pause(105_000_000, 110_000_000, "G1 \"Young\"", 7));
		builder.garbageCollection(
				new GarbageCollection(7, "G1New", "Allocation", 90_000_000, 40_000_000, 20_000_000, 20_000_000));
		builder.heap(new HeapSample(90_000_000, 500, 1000));
		builder.heap(new HeapSample(130_000_000, 200, 0));
		builder.cpuLoad(new CpuLoad(500_000_000, 0.25, 1));
		return builder.build();
	}

	private static void platform(TraceBuilder builder, Random random, int thread, int waker) {
		long at = 1000;
		for (int i = 0; i < 20; i++) {
			at += 1 + random.nextInt(10_000_000);
			long duration = 100 + random.nextInt(10_000_000);
			WaitReason reason = WaitReason.values()[1 + random.nextInt(10)];
			int stack = (i % 4 == 0) ? -1 : builder.stack(builder.frame("java.lang.Object.wait", 42),
					builder.frame("app.Shop\u00e4.<init>\"" + random.nextInt(5), random.nextInt(3)));
			builder.wait(thread, at, duration, reason, builder.type("app.Lock,$" + i % 3), stack, Waits.EXACT, null);
			if (thread != waker) {
				builder.wakeup(at + duration * 3 / 4, waker, thread);
			}
			at += duration;
		}
	}

	private static void virtual(TraceBuilder builder, Random random, int thread, int carrier, int waker, long step,
			int slices) {
		long end = 0;
		for (int i = 0; i < slices; i++) {
			long blocked = (i == 0) ? 0 : 1 + random.nextLong(step / 3);
			long runnable = random.nextLong(step / 3);
			long start = end + blocked + runnable;
			long duration = 1 + random.nextLong(step / 3);
			boolean last = i == slices - 1;
			if (i > 0 && i % 3 == 0) {
				int stack = builder.stack(builder.frame("java.util.concurrent.locks.LockSupport.park", 1),
						builder.frame("app.Main.run", i));
				builder.wait(thread, end, blocked, WaitReason.LOCK, -1, stack, blocked * 2, null);
			}
			builder.run(thread, carrier, start, duration, last ? StopReason.END : StopReason.PARK, runnable, waker,
					(i == 0) ? WakeCause.START : WakeCause.UNPARK, blocked,
					(i == 0) ? WaitReason.NONE : WaitReason.LOCK, (i == 0) ? -1 : builder.type("app.Lock,$1"));
			end = start + duration;
		}
	}

}
