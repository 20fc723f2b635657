package dev.exectrace.loadtest.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.exectrace.loadtest.demo.CaptureClient;
import dev.exectrace.loadtest.demo.DemoProcess;
import dev.exectrace.loadtest.request.RequestLog;

/**
 * Measures the demo service while it is under load.
 */
public final class Meter {

	private final DemoProcess demo;

	private final CaptureClient client;

	private final RequestLog log;

	public Meter(DemoProcess demo, CaptureClient client, RequestLog log) {
		this.demo = demo;
		this.client = client;
		this.log = log;
	}

	/**
	 * Measures without and with a capture.
	 * @param duration how long each
	 * @param file where to write the trace
	 * @param captureFirst which of them comes first: a service that is still getting
	 * faster favours what comes last
	 * @return what came out
	 */
	public Pair measure(Duration duration, Path file, boolean captureFirst) throws IOException, InterruptedException {
		if (captureFirst) {
			Slice on = measureOn(duration, file);
			return new Pair(measureOff(duration), on);
		}
		Slice off = measureOff(duration);
		return new Pair(off, measureOn(duration, file));
	}

	private Slice measureOff(Duration duration) throws IOException, InterruptedException {
		return measure(() -> {
			TimeUnit.NANOSECONDS.sleep(duration.toNanos());
			return 0;
		});
	}

	private Slice measureOn(Duration duration, Path file) throws IOException, InterruptedException {
		return measure(() -> this.client.capture(duration, file));
	}

	private Slice measure(Period period) throws IOException, InterruptedException {
		long start = System.nanoTime();
		long requests = this.log.count();
		Duration cpu = this.demo.cpu();
		long bytes = period.pass();
		return new Slice(this.log.count() - requests, Duration.ofNanos(System.nanoTime() - start),
				this.demo.cpu().minus(cpu), bytes);
	}

	/**
	 * Lets time pass.
	 */
	@FunctionalInterface
	private interface Period {

		long pass() throws IOException, InterruptedException;

	}

}
