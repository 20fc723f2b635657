package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.exectrace.tool.failure.Failure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Takes a trace of a running application instead of a file: a mixin for commands.
 */
public final class LiveCapture {

	private static final long TICK_MILLIS = 200;

	@Option(names = "--from", paramLabel = "URL", converter = EndpointAddress.Converter.class,
			description = "Take a trace of the application whose actuator is there, as exectrace capture does: "
					+ "localhost:8181, 8181, or the endpoint's whole URL.")
	EndpointAddress address;

	@Option(names = { "-s", "--seconds" }, paramLabel = "N", defaultValue = "5",
			description = "With --from: for how long. Default: ${DEFAULT-VALUE}.")
	BigDecimal seconds;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "With --from: where the trace is kept. By default a file named after the host and the time.")
	Path output;

	@Option(names = "--user", paramLabel = "NAME", description = "With --from: the user's name, before EXECTRACE_USER.")
	String user;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	/**
	 * Whether a trace is to be taken.
	 * @return whether it is
	 */
	public boolean isWanted() {
		return this.address != null;
	}

	/**
	 * Makes ready, and asks for a password if there is none.
	 * @return the capture
	 */
	public Prepared prepare() {
		Seconds.check(this.seconds, this.command.commandLine());
		Credentials credentials = Credentials.of(this.user, System.getenv());
		credentials.warnIfPlain(this.address, err());
		return new Prepared(credentials);
	}

	private PrintWriter err() {
		return this.command.commandLine().getErr();
	}

	/**
	 * A capture that can begin.
	 */
	public final class Prepared {

		private final Credentials credentials;

		private final Path file;

		private Prepared(Credentials credentials) {
			this.credentials = credentials;
			this.file = TraceFiles
				.of(LiveCapture.this.output, List.of(LiveCapture.this.address.label()), LocalDateTime.now())
				.getFirst();
		}

		/**
		 * Another capture of the same application, in a file named after the time unless
		 * it has a name.
		 * @return the capture
		 */
		public Prepared again() {
			return new Prepared(this.credentials);
		}

		/**
		 * Where the trace will be.
		 * @return the file
		 */
		public Path file() {
			return this.file;
		}

		/**
		 * Captures.
		 * @param progress is told how far it is
		 * @throws Failure if there is no trace
		 * @throws IOException if the file cannot be written
		 * @throws InterruptedException if this thread is interrupted
		 */
		public void run(Consumer<String> progress) throws Failure, IOException, InterruptedException {
			try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
					HttpClient client = TraceDownload.client()) {
				TraceDownload download = new TraceDownload(client, LiveCapture.this.address, this.credentials,
						this.file);
				try (EndAtShutdown end = new EndAtShutdown(List.of(download))) {
					Future<String> result = thread.submit(() -> download.run(LiveCapture.this.seconds));
					String cut = await(download, result, progress);
					if (cut != null) {
						err().println("exectrace: " + this.file + " is cut short: " + cut + "; it can be read so far");
					}
				}
				catch (InterruptedException ex) {
					download.abort();
					thread.shutdownNow();
					throw ex;
				}
			}
		}

		private String await(TraceDownload download, Future<String> result, Consumer<String> progress)
				throws Failure, IOException, InterruptedException {
			while (true) {
				progress.accept(download.progress(LiveCapture.this.seconds));
				try {
					return result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
				}
				catch (TimeoutException ex) {
					download.endSilence();
				}
				catch (ExecutionException ex) {
					switch (ex.getCause()) {
						case Failure failure -> throw failure;
						case IOException failure -> throw failure;
						default -> throw new IllegalStateException(ex.getCause());
					}
				}
			}
		}

	}

}
