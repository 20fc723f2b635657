package dev.exectrace.demo.pathology;

import java.time.Duration;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sleeps, as retries and polling loops do.
 */
@RestController
class SleepController {

	private final Waits waits;

	SleepController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/sleep")
	Waited sleep() throws InterruptedException {
		long start = System.nanoTime();
		Thread.sleep(Duration.ofMillis(20));
		return this.waits.since(WaitKind.SLEEP, start);
	}

}
