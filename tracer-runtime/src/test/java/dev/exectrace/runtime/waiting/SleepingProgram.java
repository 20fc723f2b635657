package dev.exectrace.runtime.waiting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;

/**
 * Has platform threads sleep in every way there is while a capture runs, and prints how
 * long each of them did by its own clock. Argument: the trace.
 */
public final class SleepingProgram {

	private static final int MILLIS = 30;

	private SleepingProgram() {
	}

	public static void main(String[] args) throws Exception {
		List<String> account = new ArrayList<>();
		try (ExecutionTrace capture = ExecutionTrace.start(Files.newOutputStream(Path.of(args[0])),
				TraceSettings.of(Duration.ofMinutes(5)))) {
			while (capture.level() == null) {
				Thread.onSpinWait();
			}
			account.add(time(() -> Thread.sleep(MILLIS)));
			account.add(time(() -> Thread.sleep(MILLIS, 500_000)));
			account.add(time(() -> Thread.sleep(Duration.ofMillis(MILLIS))));
			account.add(time(SleepingProgram::sleepUntilInterrupted));
			System.out.println("level " + capture.level());
		}
		account.forEach(System.out::println);
	}

	private static void sleepUntilInterrupted() {
		Thread sleeper = Thread.currentThread();
		Thread.ofPlatform().start(() -> {
			while (sleeper.getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}
			sleeper.interrupt();
		});
		try {
			Thread.sleep(Duration.ofMinutes(5));
			throw new IllegalStateException("not interrupted");
		}
		catch (InterruptedException ex) {
			// As it should be
		}
	}

	private static String time(Sleep sleep) throws InterruptedException {
		long[] elapsed = new long[1];
		Thread thread = Thread.ofPlatform().start(() -> {
			long began = System.nanoTime();
			try {
				sleep.sleep();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			elapsed[0] = System.nanoTime() - began;
		});
		thread.join();
		return "slept " + thread.threadId() + " " + elapsed[0];
	}

	@FunctionalInterface
	private interface Sleep {

		void sleep() throws InterruptedException;

	}

}
