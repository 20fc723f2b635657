import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;

/**
 * Two virtual threads unpark each other; prints nanoseconds a switch without and with a
 * capture, in turn, and what an event costs: a switch is three, as in Go a thread that
 * blocks, is unblocked and starts to run.
 */
public class PingPong {

	private static final int ROUNDS = 1_000_000;

	private static final int PAIRS = 7;

	private static volatile int turn;

	public static void main(String[] args) throws Exception {
		play();
		traced();
		double[] costs = new double[PAIRS];
		double[] ratios = new double[PAIRS];
		for (int pair = 0; pair < PAIRS; pair++) {
			double off = play();
			double on = traced();
			costs[pair] = (on - off) / 3;
			ratios[pair] = on / off;
			System.out.printf("  %.0f -> %.0f ns a switch, %.1f ns an event%n", off, on, costs[pair]);
		}
		Arrays.sort(costs);
		Arrays.sort(ratios);
		System.out.printf("MEDIAN %s carriers: %.1f ns an event, %.2f of the time%n",
				System.getProperty("jdk.virtualThreadScheduler.parallelism"), costs[PAIRS / 2], ratios[PAIRS / 2]);
	}

	private static double traced() throws Exception {
		try (ExecutionTrace trace = ExecutionTrace.start(OutputStream.nullOutputStream(),
				TraceSettings.of(Duration.ofMinutes(2)))) {
			while (trace.level() == null) {
				Thread.onSpinWait();
			}
			return play();
		}
	}

	private static double play() throws InterruptedException {
		Thread[] players = new Thread[2];
		CountDownLatch ready = new CountDownLatch(1);
		turn = 0;
		for (int i = 0; i < 2; i++) {
			int me = i;
			players[i] = Thread.ofVirtual().unstarted(() -> {
				try {
					ready.await();
				}
				catch (InterruptedException ex) {
					return;
				}
				for (int round = 0; round < ROUNDS; round++) {
					while (turn != me) {
						LockSupport.park();
					}
					turn = 1 - me;
					LockSupport.unpark(players[1 - me]);
				}
			});
		}
		long begin = System.nanoTime();
		players[0].start();
		players[1].start();
		ready.countDown();
		players[0].join();
		players[1].join();
		return (double) (System.nanoTime() - begin) / (2 * ROUNDS);
	}

}
