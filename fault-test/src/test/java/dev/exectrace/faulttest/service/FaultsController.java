package dev.exectrace.faulttest.service;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import jdk.jfr.Recording;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has things go wrong.
 */
@RestController
class FaultsController {

	/** Large: the server, too, would end were there no memory for anything. */
	private static final int BLOCK = 1 << 20;

	private final Map<String, Recording> recordings = new ConcurrentHashMap<>();

	private final AtomicBoolean noisy = new AtomicBoolean();

	@PostMapping("/collections")
	void collect(@RequestParam int count) {
		for (int i = 0; i < count; i++) {
			System.gc();
		}
	}

	/** Answers how often there was no memory left for a block. */
	@PostMapping("/exhaustion")
	int exhaustMemory(@RequestParam int times) {
		int failed = 0;
		while (failed < times) {
			List<byte[]> blocks = new ArrayList<>();
			try {
				while (true) {
					blocks.add(new byte[BLOCK]);
				}
			}
			catch (OutOfMemoryError ex) {
				failed++;
			}
		}
		return failed;
	}

	/** Answers how many have run, each having parked once. */
	@PostMapping("/threads")
	long startThreads(@RequestParam int count) throws InterruptedException {
		LongAdder ran = new LongAdder();
		CountDownLatch gate = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(count);
		for (int i = 0; i < count; i++) {
			Thread.startVirtualThread(() -> {
				try {
					gate.await();
					ran.increment();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				done.countDown();
			});
		}
		gate.countDown();
		done.await();
		return ran.sum();
	}

	/** Threads that hold their carriers in a read that ends when the pipe is closed. */
	@PostMapping("/readers")
	void read(@RequestParam Path pipe, @RequestParam int count) {
		for (int i = 0; i < count; i++) {
			Thread.startVirtualThread(() -> {
				try (FileInputStream input = new FileInputStream(pipe.toFile())) {
					input.read();
				}
				catch (IOException ex) {
					// The test sees that they do not read
				}
			});
		}
	}

	/**
	 * Threads that hold their carriers until nobody else locks the file, each of which
	 * the scheduler adds one for.
	 */
	@PostMapping("/lockers")
	void lock(@RequestParam Path file, @RequestParam int count) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		CountDownLatch done = new CountDownLatch(count);
		for (int i = 0; i < count; i++) {
			int place = i;
			Thread.startVirtualThread(() -> {
				try {
					channel.lock(place, 1, false).close();
				}
				catch (IOException ex) {
					// The test sees that they do not wait
				}
				done.countDown();
			});
		}
		Thread.startVirtualThread(() -> {
			try (channel) {
				done.await();
			}
			catch (InterruptedException | IOException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	@PostMapping("/recordings/{name}")
	void startRecording(@PathVariable String name) throws Exception {
		Recording recording = new Recording(jdk.jfr.Configuration.getConfiguration("default"));
		recording.setName(name);
		recording.start();
		this.recordings.put(name, recording);
	}

	@PostMapping("/recordings/{name}/end")
	void endRecording(@PathVariable String name, @RequestParam Path file) throws IOException {
		try (Recording recording = this.recordings.remove(name)) {
			recording.stop();
			recording.dump(file);
		}
	}

	/** Fills traces quickly until it is told otherwise. */
	@PostMapping("/noise")
	void makeNoise(@RequestParam boolean on) {
		if (this.noisy.getAndSet(on) || !on) {
			return;
		}
		Thread.startVirtualThread(() -> {
			while (this.noisy.get()) {
				Thread.yield();
			}
		});
	}

	@PostMapping("/exit")
	void exit() {
		new Thread(() -> System.exit(0), "exit").start();
	}

}
