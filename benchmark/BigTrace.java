import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;

/**
 * Makes a large trace: {@code BigTrace FILE MILLIONS [THREADS]}. One half of its run slices
 * are of pairs of virtual threads that unpark each other, the other half of short-lived ones
 * that each take part in hand-offs through a queue, as requests do. With THREADS, all are of
 * that many threads in pairs.
 */
public class BigTrace {

	private static final int PAIRS = 16;

	private static final int SERVERS = 16;

	private static final int SLICES_A_REQUEST = 4;

	public static void main(String[] args) throws Exception {
		long slices = Long.parseLong(args[1]) * 1_000_000;
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20);
				ExecutionTrace trace = ExecutionTrace.start(out,
						TraceSettings.of(Duration.ofMinutes(10)).withMaxSpool(2L << 30))) {
			while (trace.level() == null) {
				Thread.onSpinWait();
			}
			if (args.length > 2) {
				int pairs = Integer.parseInt(args[2]) / 2;
				play(pairs, slices / pairs / 2);
				return;
			}
			play(PAIRS, slices / 2 / PAIRS / 2);
			serve(slices / 2 / SLICES_A_REQUEST / SERVERS);
		}
	}

	private static void play(int pairs, long rounds) throws InterruptedException {
		Thread[] players = new Thread[pairs * 2];
		AtomicInteger[] turns = new AtomicInteger[pairs];
		for (int pair = 0; pair < pairs; pair++) {
			turns[pair] = new AtomicInteger();
		}
		for (int i = 0; i < players.length; i++) {
			int me = i & 1;
			int pair = i >> 1;
			players[i] = Thread.ofVirtual().name("player-" + i).unstarted(() -> {
				for (long round = 0; round < rounds; round++) {
					while (turns[pair].get() != me) {
						LockSupport.park();
					}
					turns[pair].set(1 - me);
					LockSupport.unpark(players[pair * 2 + 1 - me]);
				}
			});
		}
		for (Thread player : players) {
			player.start();
		}
		for (Thread player : players) {
			player.join();
		}
	}

	private static void serve(long requests) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(SERVERS);
		for (int i = 0; i < SERVERS; i++) {
			Thread.ofVirtual().name("server-" + i).start(() -> {
				SynchronousQueue<Integer> queue = new SynchronousQueue<>();
				try {
					for (long request = 0; request < requests; request++) {
						Thread handler = Thread.ofVirtual().name("request-" + request).start(() -> give(queue));
						queue.take();
						queue.take();
						handler.join();
					}
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				done.countDown();
			});
		}
		done.await();
	}

	private static void give(SynchronousQueue<Integer> queue) {
		try {
			queue.put(1);
			queue.put(2);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
