package dev.exectrace.autoconfigure.observation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.exectrace.runtime.task.Region;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * An application that hands its work to other threads in the ways that Spring has.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@EnableScheduling
@RestController
class BusyApplication {

	private final Helper helper;

	private final Environment environment;

	private final RestClient client;

	BusyApplication(Helper helper, ObservationRegistry registry, Environment environment) {
		this.helper = helper;
		this.environment = environment;
		this.client = RestClient.builder().observationRegistry(registry).build();
	}

	@GetMapping("/plain")
	String plain() {
		return "plain";
	}

	@GetMapping("/failing")
	String failing() {
		throw new UnsupportedOperationException("on purpose");
	}

	@GetMapping("/async")
	String async() throws Exception {
		return this.helper.help().get();
	}

	@GetMapping("/future")
	String future() {
		try (ExecutorService executor = propagating(
				Executors.newSingleThreadExecutor(Thread.ofPlatform().name("future").factory()))) {
			return CompletableFuture.supplyAsync(() -> {
				try (Region region = Region.begin("supplied")) {
					return "future";
				}
			}, executor).join();
		}
	}

	@GetMapping("/relay")
	String relay() throws Exception {
		try (ExecutorService first = propagating(pool("first"));
				ExecutorService second = propagating(pool("second"));
				ExecutorService third = propagating(pool("third"));
				ExecutorService virtual = propagating(
						Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("virtual").factory()))) {
			Future<?> last = first.submit(() -> second
				.submit(() -> third.submit(() -> virtual.submit(() -> virtual.submit(() -> "relay").get()).get()).get())
				.get());
			return (String) last.get();
		}
	}

	@GetMapping("/inner")
	String inner() {
		return this.client.get()
			.uri("http://localhost:" + this.environment.getProperty("local.server.port") + "/plain")
			.retrieve()
			.body(String.class);
	}

	private static ExecutorService pool(String name) {
		return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
	}

	private static ExecutorService propagating(ExecutorService executor) {
		return ContextExecutorService.wrap(executor, ContextSnapshotFactory.builder().build()::captureAll);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	static class Helpers {

		@Bean
		Helper helper() {
			return new Helper();
		}

		@Bean
		OpenRequests openRequests() {
			return new OpenRequests();
		}

	}

	static class Helper {

		private final CountDownLatch scheduled = new CountDownLatch(3);

		boolean hasTicked() {
			return this.scheduled.getCount() == 0;
		}

		@Async
		CompletableFuture<String> help() {
			try (Region region = Region.begin("helping")) {
				return CompletableFuture.completedFuture("async");
			}
		}

		@Scheduled(fixedDelay = 20)
		void tick() {
			this.scheduled.countDown();
		}

	}

}
