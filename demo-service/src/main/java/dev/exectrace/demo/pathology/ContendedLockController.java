package dev.exectrace.demo.pathology;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Waits for a lock that others hold for long.
 */
@RestController
class ContendedLockController {

	private static final Duration HOLD = Duration.ofMillis(5);

	private final ReentrantLock lock = new ReentrantLock();

	private final Waits waits;

	ContendedLockController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/contended-lock")
	Waited lock() throws InterruptedException {
		Rival.goesFirst(this::lock);
		return lock(() -> {
		});
	}

	private Waited lock(Runnable locked) throws InterruptedException {
		long start = System.nanoTime();
		this.lock.lock();
		try {
			Waited waited = this.waits.since(WaitKind.LOCK, start);
			locked.run();
			Thread.sleep(HOLD);
			return waited;
		}
		finally {
			this.lock.unlock();
		}
	}

}
