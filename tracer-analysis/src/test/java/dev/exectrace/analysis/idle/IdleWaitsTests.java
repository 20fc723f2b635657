package dev.exectrace.analysis.idle;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IdleWaitsTests {

	private final TraceBuilder builder = new TraceBuilder();

	@Test
	void realWorkersWithoutWorkAreIdle() {
		try (ThreadPoolExecutor fixed = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
				ThreadPoolExecutor cached = (ThreadPoolExecutor) Executors.newCachedThreadPool();
				ThreadPoolExecutor scheduled = (ThreadPoolExecutor) Executors.newScheduledThreadPool(1)) {
			assertThat(isIdle(stackOfWaiting(worker(fixed)))).isTrue();
			assertThat(isIdle(stackOfWaiting(worker(cached)))).isTrue();
			assertThat(isIdle(stackOfWaiting(worker(scheduled)))).isTrue();
		}
		try (ForkJoinPool pool = new ForkJoinPool(1)) {
			assertThat(isIdle(stackOfWaiting(worker(pool)))).isTrue();
		}
	}

	@Test
	void realTasksThatWaitAreNotIdle() {
		CountDownLatch latch = new CountDownLatch(1);
		try (ExecutorService fixed = Executors.newFixedThreadPool(1); ForkJoinPool pool = new ForkJoinPool(1)) {
			for (ExecutorService executor : new ExecutorService[] { fixed, pool }) {
				AtomicReference<Thread> worker = new AtomicReference<>();
				executor.execute(() -> {
					worker.set(Thread.currentThread());
					try {
						latch.await();
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
				});
				await().until(() -> worker.get() != null);
				assertThat(isIdle(stackOfWaiting(worker.get()))).isFalse();
			}
			latch.countDown();
		}
	}

	@Test
	void aConsumerOfAQueueIsNotIdle() throws InterruptedException {
		BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
		Thread consumer = Thread.ofPlatform().start(() -> {
			try {
				queue.take();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		assertThat(isIdle(stackOfWaiting(consumer))).isFalse();
		queue.put("end");
		consumer.join();
	}

	@Test
	void aReadOfAVirtualThreadIsNotIdleThoughThePollerWakesIt() {
		assertThat(isIdle("java.lang.VirtualThread.park", "java.lang.System$1.parkVirtualThread",
				"java.util.concurrent.locks.LockSupport.park", "sun.nio.ch.Poller.poll", "sun.nio.ch.Poller.poll",
				"sun.nio.ch.NioSocketImpl.park", "sun.nio.ch.NioSocketImpl.implRead", "com.acme.Client.read"))
			.isFalse();
		assertThat(isIdle("sun.nio.ch.EPoll.wait", "sun.nio.ch.EPollPoller.poll", "sun.nio.ch.Poller.pollerLoop"))
			.isTrue();
		assertThat(isIdle("sun.nio.ch.EPollPoller.poll", "sun.nio.ch.Poller.subPollerLoop")).isTrue();
	}

	@Test
	void eventLoopsAndAcceptorsAreIdle() {
		assertThat(isIdle("sun.nio.ch.EPoll.wait", "sun.nio.ch.EPollSelectorImpl.doSelect",
				"sun.nio.ch.SelectorImpl.lockAndDoSelect", "sun.nio.ch.SelectorImpl.select",
				"org.apache.tomcat.util.net.NioEndpoint$Poller.run"))
			.isTrue();
		assertThat(isIdle("sun.nio.ch.Net.accept", "sun.nio.ch.NioSocketImpl.accept", "java.net.ServerSocket.accept"))
			.isTrue();
		assertThat(isIdle("jdk.internal.misc.Unsafe.park", "java.util.concurrent.locks.LockSupport.park",
				"com.acme.OwnQueue.take", "java.util.concurrent.ThreadPoolExecutor.getTask"))
			.isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Reference Handler", "Common-Cleaner", "VirtualThread-unblocker", "Read-Poller",
			"http-nio-8080-Acceptor", "JFR Periodic Tasks" })
	void serviceThreadsAreIdleWithoutAStack(String name) {
		int service = this.builder.thread(1, name, false);
		int other = this.builder.thread(2, "worker", false);
		this.builder.window(0, 100);
		IdleWaits idle = new IdleWaits(this.builder.build());
		assertThat(idle.isIdle(service, -1, WaitReason.PARK)).isTrue();
		assertThat(idle.isService(service)).isTrue();
		assertThat(idle.isIdle(other, -1, WaitReason.PARK)).isFalse();
		assertThat(idle.isService(other)).isFalse();
	}

	@Test
	void carriersWithoutVirtualThreadsAreIdle() {
		int carrier = this.builder.thread(1, "ForkJoinPool-1-worker-1", false);
		int virtual = this.builder.thread(2, "", true);
		this.builder.run(virtual, carrier, 10, 20, StopReason.END, 5, -1, WakeCause.START, 0, WaitReason.NONE, -1);
		this.builder.wait(carrier, 40, 50, WaitReason.PARK, -1, -1, Waits.EXACT, null);
		this.builder.window(0, 100);
		this.builder.level("full");
		Trace trace = this.builder.build();
		IdleWaits idle = new IdleWaits(trace);
		Timeline timeline = trace.timeline(carrier);
		long total = 0;
		while (timeline.next()) {
			total += idle.isIdle(carrier, timeline) ? timeline.duration() : 0;
		}
		assertThat(total).isEqualTo(100 - 20);
	}

	private boolean isIdle(String... methods) {
		TraceBuilder own = new TraceBuilder();
		int stack = own.stack(Arrays.stream(methods).mapToInt((method) -> own.frame(method, 1)).toArray());
		int thread = own.thread(1, "thread", false);
		own.window(0, 100);
		return new IdleWaits(own.build()).isIdle(thread, stack, WaitReason.PARK);
	}

	private static Thread worker(ExecutorService executor) {
		AtomicReference<Thread> worker = new AtomicReference<>();
		executor.execute(() -> worker.set(Thread.currentThread()));
		return await().until(worker::get, (thread) -> thread != null);
	}

	private static String[] stackOfWaiting(Thread thread) {
		await().atMost(10, TimeUnit.SECONDS)
			.until(thread::getState, (state) -> state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING);
		return Arrays.stream(thread.getStackTrace())
			.map((frame) -> frame.getClassName() + "." + frame.getMethodName())
			.toArray(String[]::new);
	}

}
