package dev.exectrace.autoconfigure.flightrecorder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.runtime.TraceSnapshot;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that is slow, or ill, when it is told to.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class FlakyApplication {

	private final List<TraceSnapshot> heard = new CopyOnWriteArrayList<>();

	private volatile boolean ill;

	@GetMapping("/wait")
	String waitFor(@RequestParam long millis) {
		long end = System.nanoTime() + millis * 1_000_000;
		long left;
		while ((left = end - System.nanoTime()) > 0) {
			LockSupport.parkNanos(left);
		}
		return "waited";
	}

	@Bean
	HealthIndicator moodHealthIndicator() {
		return () -> this.ill ? Health.down().build() : Health.up().build();
	}

	void ill(boolean value) {
		this.ill = value;
	}

	@EventListener
	void on(TraceSnapshotEvent event) {
		this.heard.add(event.getSnapshot());
	}

	List<TraceSnapshot> heard() {
		return this.heard;
	}

}
