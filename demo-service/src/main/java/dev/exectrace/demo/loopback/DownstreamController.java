package dev.exectrace.demo.loopback;

import java.time.Duration;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Plays the slow service that the other endpoints call.
 */
@RestController
class DownstreamController {

	private static final int MAX_MILLIS = 1000;

	@GetMapping(path = "/downstream", produces = MediaType.TEXT_PLAIN_VALUE)
	String answerAfter(@RequestParam(defaultValue = "50") int millis) throws InterruptedException {
		Thread.sleep(Duration.ofMillis(Math.clamp(millis, 0, MAX_MILLIS)));
		return "at last\n";
	}

}
