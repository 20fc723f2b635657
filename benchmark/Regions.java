import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

import com.sun.management.ThreadMXBean;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;
import dev.exectrace.runtime.task.Region;
import dev.exectrace.runtime.task.Task;

/**
 * What a region and a task cost, in nanoseconds, without and with a capture, and what they
 * allocate without one.
 */
public class Regions {

	private static final int ROUNDS = 20_000_000;

	private static final int TRACED_ROUNDS = 400_000;

	private static final int RUNS = 7;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** Plain, as a volatile store would cost more than what is measured. */
	private static int sink;

	public static void main(String[] args) throws Exception {
		report("empty loop", () -> nothing(ROUNDS));
		report("region, no capture", () -> regions(ROUNDS));
		report("task, no capture", () -> tasks(ROUNDS));
		long before = THREADS.getCurrentThreadAllocatedBytes();
		regions(ROUNDS);
		tasks(ROUNDS);
		System.out.printf("allocated by %,d regions and tasks without a capture: %,d bytes%n", ROUNDS,
				THREADS.getCurrentThreadAllocatedBytes() - before);
		try (ExecutionTrace trace = ExecutionTrace.start(OutputStream.nullOutputStream(),
				TraceSettings.of(Duration.ofMinutes(5)))) {
			while (!ExecutionTrace.isEnabled()) {
				Thread.onSpinWait();
			}
			report("region, capture", () -> regions(TRACED_ROUNDS));
			report("task, capture", () -> tasks(TRACED_ROUNDS));
		}
	}

	private static void report(String name, DoubleSupplier run) throws InterruptedException {
		double[] costs = new double[RUNS];
		for (int i = 0; i < RUNS + 2; i++) {
			// The rings hold some thousand entries until they are drained.
			costs[Math.max(0, i - 2)] = run.getAsDouble();
			Thread.sleep(50);
		}
		Arrays.sort(costs);
		System.out.printf("%-22s %6.1f ns [%.1f..%.1f]%n", name, costs[RUNS / 2], costs[0], costs[RUNS - 1]);
	}

	private static double nothing(int rounds) {
		long start = System.nanoTime();
		for (int i = 0; i < rounds; i++) {
			sink += i ^ sink >>> 3;
		}
		return (System.nanoTime() - start) / (double) rounds;
	}

	private static double regions(int rounds) {
		long spent = 0;
		for (int done = 0; done < rounds;) {
			int batch = ExecutionTrace.isEnabled() ? 4000 : rounds;
			long start = System.nanoTime();
			for (int i = 0; i < batch; i++) {
				try (Region region = Region.begin("region")) {
					sink += i ^ sink >>> 3;
				}
			}
			spent += System.nanoTime() - start;
			done += batch;
			awaitDrained();
		}
		return spent / (double) rounds;
	}

	private static double tasks(int rounds) {
		long spent = 0;
		for (int done = 0; done < rounds;) {
			int batch = ExecutionTrace.isEnabled() ? 4000 : rounds;
			long start = System.nanoTime();
			for (int i = 0; i < batch; i++) {
				try (Task task = Task.begin("task")) {
					sink += i ^ sink >>> 3;
				}
			}
			spent += System.nanoTime() - start;
			done += batch;
			awaitDrained();
		}
		return spent / (double) rounds;
	}

	/** One thread alone fills its ring faster than any service would. */
	private static void awaitDrained() {
		if (ExecutionTrace.isEnabled()) {
			try {
				Thread.sleep(15);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
