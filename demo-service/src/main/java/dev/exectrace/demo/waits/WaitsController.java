package dev.exectrace.demo.waits;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the measured waits by kind.
 */
@RestController
class WaitsController {

	private final Waits waits;

	WaitsController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/demo/waited")
	Map<WaitKind, WaitTotal> waited() {
		return this.waits.totals();
	}

}
