package dev.exectrace.demo.pathology;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Starts more computing threads than there are processors: all but the first few sit
 * runnable.
 */
@RestController
class CpuBoundController {

	private static final int THREADS_PER_PROCESSOR = 8;

	private static final long COMPUTING_NANOS = 1_000_000;

	private final Waits waits;

	CpuBoundController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/cpu-bound")
	Waited compute() throws InterruptedException {
		int count = THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
		LongAdder runnable = new LongAdder();
		List<Thread> threads = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			long start = System.nanoTime();
			threads.add(Thread.ofVirtual().name("computing-", i).start(() -> {
				runnable.add(System.nanoTime() - start);
				compute(System.nanoTime() + COMPUTING_NANOS);
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		return this.waits.record(WaitKind.SCHEDULER, runnable.sum());
	}

	private void compute(long until) {
		while (System.nanoTime() - until < 0) {
			Thread.onSpinWait();
		}
	}

}
