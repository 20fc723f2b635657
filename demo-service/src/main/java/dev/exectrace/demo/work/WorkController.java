package dev.exectrace.demo.work;

import java.io.IOException;
import java.time.Duration;

import dev.exectrace.demo.loopback.LoopbackClient;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does a bit of everything that a service does: the load of the benchmark.
 */
@RestController
class WorkController {

	private static final int HAND_OFFS = 4;

	private static final Duration SLEEP = Duration.ofMillis(1);

	private final SharedSum sum = new SharedSum();

	private final LoopbackClient client;

	WorkController(LoopbackClient client) {
		this.client = client;
	}

	@GetMapping(path = "/work", produces = MediaType.TEXT_PLAIN_VALUE)
	String work() throws IOException, InterruptedException {
		int answer = PingPong.play(HAND_OFFS);
		this.sum.add();
		Thread.sleep(SLEEP);
		this.client.get("/hello");
		return "ok " + answer + "\n";
	}

}
