package dev.exectrace.demo.work;

import java.util.concurrent.SynchronousQueue;

/**
 * Hand-offs between a thread and a fresh virtual thread over two unbuffered channels.
 */
final class PingPong {

	private static final int CLOSE = -1;

	private final SynchronousQueue<Integer> pings = new SynchronousQueue<>();

	private final SynchronousQueue<Integer> pongs = new SynchronousQueue<>();

	private PingPong() {
	}

	static int play(int rounds) throws InterruptedException {
		PingPong channels = new PingPong();
		Thread.startVirtualThread(channels::answer);
		int sum = 0;
		for (int i = 0; i < rounds; i++) {
			channels.pings.put(i);
			sum += channels.pongs.take();
		}
		channels.pings.put(CLOSE);
		channels.pongs.take();
		return sum;
	}

	private void answer() {
		try {
			for (int ping = this.pings.take(); ping != CLOSE; ping = this.pings.take()) {
				this.pongs.put(ping + 1);
			}
			this.pongs.put(CLOSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
