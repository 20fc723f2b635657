package dev.exectrace.tool.view;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.TraceFile;
import dev.exectrace.tool.view.api.ViewedTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace view}.
 */
@Command(name = "view",
		description = { "Show a trace in the browser: what every thread did, and why it did not run.", "",
				"The pages are served on this machine only, at an address that nobody can guess, until the command "
						+ "is interrupted." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace view trace.jfr", "  exectrace view trace.jfr --no-browser   only prints the address" })
public final class ViewCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

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
		Path path = this.file.path();
		// Nobody is to be led to a page of a file that cannot even be opened.
		Files.newByteChannel(path).close();
		try (ViewServer server = ViewServer.start(this.port)) {
			PrintWriter out = this.command.commandLine().getOut();
			String name = path.getFileName().toString();
			out.println(path + " is at " + server.address());
			if (this.browser && !Browser.open(server.address())) {
				out.println("Open that in a browser: none could be opened from here.");
			}
			out.println("Interrupt (Ctrl-C) to end.");
			out.flush();
			Trace trace = this.file.read((bytes, total) -> server.progress(progress(name, bytes, total)));
			server.progress("Preparing " + name);
			server.show(ViewedTrace.of(name, trace));
			new CountDownLatch(1).await();
		}
		catch (BindException ex) {
			throw new Failure("port " + this.port + " is in use", "choose another with --port, or leave it out");
		}
		return 0;
	}

	private static String progress(String name, long bytes, long total) {
		return "Reading " + name + ((total > 0) ? ": " + bytes * 100 / total + "%" : "");
	}

}
