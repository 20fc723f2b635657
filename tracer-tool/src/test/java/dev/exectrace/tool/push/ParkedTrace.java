package dev.exectrace.tool.push;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

import jdk.jfr.Recording;

/** A recording of two threads that park until the main one lets them go. */
final class ParkedTrace {

	private static volatile boolean released;

	private ParkedTrace() {
	}

	static Path record(Path file) throws IOException, InterruptedException {
		released = false;
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadPark").withoutThreshold();
			recording.start();
			Thread[] parked = new Thread[2];
			for (int i = 0; i < parked.length; i++) {
				parked[i] = Thread.ofPlatform().name("parked-" + i).start(ParkedTrace::park);
			}
			for (Thread thread : parked) {
				while (thread.getState() != Thread.State.WAITING) {
					Thread.onSpinWait();
				}
			}
			released = true;
			for (Thread thread : parked) {
				LockSupport.unpark(thread);
				thread.join();
			}
			recording.stop();
			recording.dump(file);
		}
		return file;
	}

	private static void park() {
		while (!released) {
			LockSupport.park();
		}
	}

}
