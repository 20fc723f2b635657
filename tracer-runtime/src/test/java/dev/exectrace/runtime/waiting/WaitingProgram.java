package dev.exectrace.runtime.waiting;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;

/**
 * Has many virtual threads wait in one way after the other while a capture runs, and
 * writes down what each of them saw: how long it waited by its own clock, and who let it
 * go. Arguments: the trace, the account, the number of threads, the ways.
 */
public final class WaitingProgram {

	private WaitingProgram() {
	}

	public static void main(String[] args) throws Exception {
		Path trace = Path.of(args[0]);
		int threads = Integer.parseInt(args[2]);
		List<Way> ways = Arrays.stream(args[3].split(",")).map(Way::valueOf).toList();
		ExecutionTrace capture = ExecutionTrace.start(Files.newOutputStream(trace),
				TraceSettings.of(Duration.ofMinutes(5)));
		try (PrintWriter account = new PrintWriter(Files.newBufferedWriter(Path.of(args[1])))) {
			while (capture.level() == null) {
				Thread.onSpinWait();
			}
			for (Way way : ways) {
				Waits waits = new Waits(Math.min(threads, way.maxThreads()));
				way.play(waits);
				waits.write(way, account);
			}
		}
		capture.stop();
		long bytes = capture.bytes();
		while (Files.size(trace) < bytes) {
			Thread.onSpinWait();
		}
		System.out.println("done " + capture.level() + " " + capture.endReason().orElseThrow());
	}

}
