package dev.exectrace.demo.pathology;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Allocates so much, and keeps some of it for a while, that the garbage collector has
 * work.
 */
@RestController
class AllocationController {

	private static final int BLOCKS = 512;

	private static final int BLOCK_SIZE = 64 * 1024;

	private static final int KEPT = 64;

	private final Waits waits;

	AllocationController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/allocation")
	Waited allocate() {
		long collecting = collectingMillis();
		Deque<byte[]> kept = new ArrayDeque<>();
		for (int i = 0; i < BLOCKS; i++) {
			kept.addLast(new byte[BLOCK_SIZE]);
			if (kept.size() > KEPT) {
				kept.removeFirst();
			}
		}
		return this.waits.record(WaitKind.GC, TimeUnit.MILLISECONDS.toNanos(collectingMillis() - collecting));
	}

	private static long collectingMillis() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong(GarbageCollectorMXBean::getCollectionTime)
			.sum();
	}

}
