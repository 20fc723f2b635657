package dev.exectrace.tool.view;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

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
		ViewedTrace trace = ViewedTrace.of(this.file.path().getFileName().toString(), this.file.read());
		try (ViewServer server = ViewServer.start(trace, this.port)) {
			PrintWriter out = this.command.commandLine().getOut();
			out.println(this.file.path() + " is at " + server.address());
			if (this.browser && !Browser.open(server.address())) {
				out.println("Open that in a browser: none could be opened from here.");
			}
			out.println("Interrupt (Ctrl-C) to end.");
			out.flush();
			new CountDownLatch(1).await();
		}
		catch (BindException ex) {
			throw new Failure("port " + this.port + " is in use", "choose another with --port, or leave it out");
		}
		return 0;
	}

}
