package dev.exectrace.demo.pathology;

import java.time.Duration;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Waits to enter a {@code synchronized} block that others stay in for long.
 */
@RestController
class ContendedMonitorController {

	private static final Duration HOLD = Duration.ofMillis(5);

	private final Object monitor = new Object();

	private final Waits waits;

	ContendedMonitorController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/contended-monitor")
	Waited enter() throws InterruptedException {
		Rival.goesFirst(this::enter);
		return enter(() -> {
		});
	}

	private Waited enter(Runnable entered) throws InterruptedException {
		long start = System.nanoTime();
		synchronized (this.monitor) {
			Waited waited = this.waits.since(WaitKind.MONITOR, start);
			entered.run();
			Thread.sleep(HOLD);
			return waited;
		}
	}

}
