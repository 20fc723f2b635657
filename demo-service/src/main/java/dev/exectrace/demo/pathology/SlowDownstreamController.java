package dev.exectrace.demo.pathology;

import java.io.IOException;

import dev.exectrace.demo.loopback.LoopbackClient;
import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Waits for another service that takes 50 ms to answer.
 */
@RestController
class SlowDownstreamController {

	private final LoopbackClient client;

	private final Waits waits;

	SlowDownstreamController(LoopbackClient client, Waits waits) {
		this.client = client;
		this.waits = waits;
	}

	@GetMapping("/slow-downstream")
	Waited call() throws IOException {
		long start = System.nanoTime();
		this.client.get("/downstream?millis=50");
		return this.waits.since(WaitKind.NETWORK, start);
	}

}
