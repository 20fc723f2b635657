package dev.exectrace.demo.pathology;

import java.io.IOException;

import dev.exectrace.demo.loopback.LoopbackClient;
import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes independent calls one after the other that could be made at once.
 */
@RestController
class SerialFanOutController {

	private static final int CALLS = 4;

	private final LoopbackClient client;

	private final Waits waits;

	SerialFanOutController(LoopbackClient client, Waits waits) {
		this.client = client;
		this.waits = waits;
	}

	@GetMapping("/serial-fan-out")
	Waited call() throws IOException {
		long start = System.nanoTime();
		for (int i = 0; i < CALLS; i++) {
			this.client.get("/downstream?millis=20");
		}
		return this.waits.since(WaitKind.NETWORK, start);
	}

}
