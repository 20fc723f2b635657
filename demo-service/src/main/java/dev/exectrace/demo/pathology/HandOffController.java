package dev.exectrace.demo.pathology;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.context.SmartLifecycle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands its work to the one consumer of a queue and waits for the answer.
 */
@RestController
class HandOffController implements SmartLifecycle {

	private static final Duration CONSUMING = Duration.ofMillis(2);

	private final BlockingQueue<SynchronousQueue<String>> queue = new LinkedBlockingQueue<>();

	private final Waits waits;

	private volatile Thread consumer;

	HandOffController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/hand-off")
	Waited handOff() throws InterruptedException {
		SynchronousQueue<String> answer = new SynchronousQueue<>();
		long start = System.nanoTime();
		this.queue.put(answer);
		answer.take();
		return this.waits.since(WaitKind.QUEUE, start);
	}

	private void consume() {
		try {
			while (true) {
				SynchronousQueue<String> answer = this.queue.take();
				Thread.sleep(CONSUMING);
				answer.put("done");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void start() {
		this.consumer = Thread.ofVirtual().name("consumer").start(this::consume);
	}

	@Override
	public void stop() {
		this.consumer.interrupt();
		this.consumer = null;
	}

	@Override
	public boolean isRunning() {
		return this.consumer != null;
	}

}
