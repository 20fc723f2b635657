package dev.exectrace.runtime.recording;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jdk.jfr.Recording;

/**
 * Ends a recording once the JVM's recorder would not wait for the wall clock any more.
 * Until then it records nothing.
 */
final class LateEnd implements Runnable {

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

	private final Recording recording;

	private LateEnd(Recording recording) {
		this.recording = recording;
	}

	/** Has a thread of its own end it: others may be waiting in the recorder already. */
	static void of(Recording recording) {
		Thread thread = new Thread(null, new LateEnd(recording), "exectrace-late-end", 0, false);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void run() {
		this.recording.setSettings(Map.of());
		while (RecorderPatience.wouldWait()) {
			LockSupport.parkNanos(this, PAUSE);
		}
		this.recording.close();
	}

}
