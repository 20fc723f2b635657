package dev.exectrace.analysis.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;

/**
 * Plays a scheduler, event by event, until twice the window is over.
 */
final class Simulation {

	private static final WaitKind[] KINDS = WaitKind.values();

	private final Random random;

	private final long window;

	private final long mean;

	private final TraceBuilder builder = new TraceBuilder();

	private final Account account;

	private final PriorityQueue<Event> events = new PriorityQueue<>(
			Comparator.comparingLong(Event::at).thenComparingInt(Event::order));

	private final Deque<Integer> idleCarriers = new ArrayDeque<>();

	private final Deque<VirtualThread> ready = new ArrayDeque<>();

	private final List<VirtualThread> running = new ArrayList<>();

	private final List<VirtualThread> threads = new ArrayList<>();

	private long now;

	private int order;

	Simulation(Random random, int threads, int carriers, long window) {
		this.random = random;
		this.window = window;
		this.mean = Math.max(2, window / 20);
		this.account = new Account(window);
		this.builder.window(0, window);
		this.builder.level("full");
		for (int i = 0; i < carriers; i++) {
			this.idleCarriers.add(this.builder.thread(10_000 + i, "ForkJoinPool-1-worker-" + i, false));
		}
		for (int i = 0; i < threads; i++) {
			VirtualThread thread = new VirtualThread(20_000 + i, this.builder, this.account, window);
			this.threads.add(thread);
			schedule(random.nextLong(-window / 2, window), () -> wake(thread, WakeCause.START));
		}
		int platform = random.nextInt(4);
		for (int i = 0; i < platform; i++) {
			PlatformThread.live(this.builder.thread(30_000 + i, "pool-1-thread-" + i, false), this.idleCarriers.peek(),
					random, this.builder, this.account, window);
		}
		pauses();
	}

	Schedule run() {
		while (!this.events.isEmpty() && this.events.peek().at() < this.window * 2) {
			Event event = this.events.poll();
			this.now = event.at();
			event.action().run();
		}
		for (VirtualThread thread : this.ready) {
			thread.run(this.builder.thread(10_000, null, false), this.window * 2, 0, StopReason.UNKNOWN, 1);
		}
		this.threads.stream().filter(VirtualThread::isBlocked).forEach(VirtualThread::stay);
		return new Schedule(this.builder.build(), this.account);
	}

	private void wake(VirtualThread thread, WakeCause cause) {
		int waker = this.running.isEmpty() ? -1 : this.running.get(this.random.nextInt(this.running.size())).number();
		boolean timeout = waker < 0 && cause != WakeCause.START;
		thread.ready(this.now, waker, timeout ? WakeCause.TIMEOUT : cause);
		if (thread.heldCarrier() >= 0) {
			mount(thread, thread.heldCarrier());
		}
		else {
			this.ready.add(thread);
			dispatch();
		}
	}

	private void dispatch() {
		while (!this.ready.isEmpty() && !this.idleCarriers.isEmpty()) {
			mount(this.ready.poll(), this.idleCarriers.poll());
		}
	}

	private void mount(VirtualThread thread, int carrier) {
		long start = this.now;
		long duration = time();
		int choice = this.random.nextInt(10);
		WaitKind kind = (choice < 7) ? KINDS[this.random.nextInt(KINDS.length)] : null;
		StopReason stop = (kind != null) ? kind.stop() : (choice == 7) ? StopReason.YIELD : StopReason.END;
		thread.run(carrier, start, duration, stop, Math.max(2, this.mean / 2));
		work(thread, carrier, start, start + duration);
		this.running.add(thread);
		schedule(start + duration, () -> unmount(thread, carrier, kind, stop));
	}

	private void work(VirtualThread thread, int carrier, long start, long end) {
		long from = end;
		long to = end;
		if (end - start > 4 && start >= 0 && end <= this.window && this.random.nextInt(5) == 0) {
			from = this.random.nextLong(start, end - 1);
			to = this.random.nextLong(from + 1, end);
		}
		thread.note(start, from, ThreadState.RUNNING, WaitReason.NONE, carrier);
		if (to > from) {
			thread.readFile(from, to, carrier);
		}
		thread.note(to, end, ThreadState.RUNNING, WaitReason.NONE, carrier);
	}

	private void unmount(VirtualThread thread, int carrier, WaitKind kind, StopReason stop) {
		this.running.remove(thread);
		if (kind != null) {
			thread.block(this.now, kind, this.random.nextInt(WaitKind.SITES), carrier);
			if (kind == WaitKind.PINNED || this.random.nextInt(10) > 0) {
				schedule(this.now + time(), () -> wake(thread, WakeCause.UNPARK));
			}
		}
		else if (stop == StopReason.YIELD) {
			thread.ready(this.now, thread.number(), WakeCause.YIELD);
			this.ready.add(thread);
		}
		if (kind != WaitKind.PINNED) {
			this.idleCarriers.add(carrier);
		}
		dispatch();
	}

	private void pauses() {
		long at = 0;
		int count = this.random.nextInt(10);
		for (int i = 0; i < count; i++) {
			long start = at + time();
			long end = start + time() / 4 + 1;
			this.builder.pause(new Pause(start, end, "GC Pause", i));
			at = this.random.nextBoolean() ? end : start;
		}
	}

	private void schedule(long at, Runnable action) {
		this.events.add(new Event(at, this.order++, action));
	}

	private long time() {
		return 1 + (long) (-Math.log(1 - this.random.nextDouble()) * this.mean);
	}

	private record Event(long at, int order, Runnable action) {
	}

}
