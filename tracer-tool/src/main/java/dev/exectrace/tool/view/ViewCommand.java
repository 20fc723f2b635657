package dev.exectrace.tool.view;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.tool.capture.LiveCapture;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Reading;
import dev.exectrace.tool.view.api.ViewedTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace view}.
 */
@Command(name = "view",
		description = {
				"Show a trace in the browser: what every thread did, and why it did not run. "
						+ "With a second one, also what got slower from the first to the second.",
				"",
				"The pages are served on this machine only, at an address that nobody can guess, until the command "
						+ "is interrupted." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace view trace.jfr", "  exectrace view before.jfr after.jfr",
				"  exectrace view --from localhost:8181 --seconds 5",
				"  exectrace view trace.jfr --no-browser   only prints the address" })
public final class ViewCommand implements Callable<Integer> {

	@Parameters(index = "0", arity = "0..1", paramLabel = "FILE",
			description = "A trace, or any other flight recording.")
	Path file;

	@Parameters(index = "1", arity = "0..1", paramLabel = "AFTER", description = "A trace to compare with it.")
	Path after;

	@Mixin
	LiveCapture capture;

	@Mixin
	Reading reading;

	@Option(names = "--port", paramLabel = "PORT", description = "The port, any that is free by default.")
	int port;

	@Option(names = "--browser", negatable = true, defaultValue = "true", fallbackValue = "true",
			description = "Open the browser, or do not. Opened by default.")
	boolean browser;

	@Spec
	CommandSpec command;

	@Override
	public Integer call() throws IOException, Failure, InterruptedException {
		if (this.port < 0 || this.port > 65535) {
			throw new ParameterException(this.command.commandLine(), "--port must be from 0 to 65535");
		}
		if (this.capture.isWanted() == (this.file != null)) {
			throw new ParameterException(this.command.commandLine(),
					(this.file != null) ? "--from takes a trace, so there is none to be named"
							: "Missing required parameter: 'FILE', or --from");
		}
		return this.capture.isWanted() ? view(this.capture.prepare())
				: view((this.after != null) ? List.of(this.file, this.after) : List.of(this.file));
	}

	private int view(LiveCapture.Prepared capture) throws IOException, Failure, InterruptedException {
		try (ViewServer server = start(capture.file())) {
			server.show(take(capture, server), () -> take(capture.again(), server));
			new CountDownLatch(1).await();
		}
		return 0;
	}

	private ViewedTrace take(LiveCapture.Prepared capture, ViewServer server)
			throws IOException, Failure, InterruptedException {
		capture.run(server::progress);
		return read(capture.file(), server);
	}

	private int view(List<Path> files) throws IOException, Failure, InterruptedException {
		for (Path file : files) {
			// Nobody is to be led to a page of a file that cannot even be opened.
			Files.newByteChannel(file).close();
		}
		try (ViewServer server = start(files.getFirst())) {
			show(files, server);
		}
		return 0;
	}

	private ViewServer start(Path file) throws IOException, Failure {
		ViewServer server;
		try {
			server = ViewServer.start(this.port);
		}
		catch (BindException ex) {
			throw new Failure("port " + this.port + " is in use", "choose another with --port, or leave it out");
		}
		PrintWriter out = this.command.commandLine().getOut();
		out.println(file + " is at " + server.address());
		if (this.browser && !Browser.open(server.address())) {
			out.println("Open that in a browser: none could be opened from here.");
		}
		out.println("Interrupt (Ctrl-C) to end.");
		out.flush();
		return server;
	}

	private void show(List<Path> files, ViewServer server) throws IOException, InterruptedException {
		if (files.size() > 1) {
			ViewedTrace before = read(files.getFirst(), server);
			server.show(before, read(files.getLast(), server));
		}
		else {
			show(files.getFirst(), server);
		}
		new CountDownLatch(1).await();
	}

	private void show(Path file, ViewServer server) throws IOException {
		EarlyStart.show(file, EarlyStart.LARGE, server);
		try {
			server.show(read(file, server));
		}
		catch (IOException ex) {
			if (!server.showsStart()) {
				throw ex;
			}
			String failure = "The rest cannot be read: " + ((ex.getMessage() != null) ? ex.getMessage() : ex);
			server.progress(failure);
			this.command.commandLine().getErr().println("exectrace: " + failure);
		}
	}

	private ViewedTrace read(Path file, ViewServer server) throws IOException {
		String name = file.getFileName().toString();
		Trace trace = this.reading.read(file, (bytes, total) -> server.progress(progress(name, bytes, total)));
		server.progress("Preparing " + name);
		return ViewedTrace.of(name, trace);
	}

	private static String progress(String name, long bytes, long total) {
		return "Reading " + name + ((total > 0) ? ": " + bytes * 100 / total + "%" : "");
	}

}
