package dev.exectrace.tool.failure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;

import dev.exectrace.analysis.jfr.NoTraceException;
import dev.exectrace.tool.output.OutputClosedException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a failure in one line. A stack trace only comes where {@code exectrace.debug} is
 * set.
 */
public final class ExecutionFailures implements IExecutionExceptionHandler {

	/** What a shell says of a command that wrote to a closed pipe. */
	private static final int CLOSED_PIPE = 141;

	@Override
	public int handleExecutionException(Exception ex, CommandLine commandLine, ParseResult result) {
		return report(ex, commandLine.getErr());
	}

	/**
	 * Reports a failure.
	 * @param failure what went wrong
	 * @param err where to
	 * @return the command's status
	 */
	public static int report(Throwable failure, PrintWriter err) {
		return report(failure, null, err);
	}

	/**
	 * Reports a failure of one of several.
	 * @param failure what went wrong
	 * @param name which of them, {@code null} where it has no name
	 * @param err where to
	 * @return the command's status
	 */
	public static int report(Throwable failure, String name, PrintWriter err) {
		if (failure instanceof OutputClosedException closed && closed.isPipe()) {
			return CLOSED_PIPE;
		}
		err.println("exectrace: " + ((name != null) ? name + ": " : "") + tell(failure));
		if (Boolean.getBoolean("exectrace.debug")) {
			failure.printStackTrace(err);
		}
		err.flush();
		return ExitCode.SOFTWARE;
	}

	private static String tell(Throwable failure) {
		return switch (failure) {
			case CompletionException ex when ex.getCause() != null -> tell(ex.getCause());
			case Failure ex -> ex.getMessage();
			case NoTraceException ex -> ex.getMessage();
			case OutputClosedException ex -> ex.getMessage();
			case NoSuchFileException ex -> ex.getFile() + " does not exist; check the path";
			case AccessDeniedException ex -> ex.getFile() + " may not be opened; check who owns it and its permissions";
			case FileSystemException ex -> ((ex.getReason() != null) ? ex.getFile() + ": " + ex.getReason()
					: ex.getFile() + " cannot be used: " + ex.getClass().getSimpleName())
					+ "; check the path and the space on its disk";
			case IOException ex -> message(ex) + "; check the file and its disk";
			case OutOfMemoryError ex -> "the heap of " + (Runtime.getRuntime().maxMemory() >> 20)
					+ " MiB is too small for this trace; give more, as in EXECTRACE_OPTS=-Xmx"
					+ Math.max(2, (Runtime.getRuntime().maxMemory() >> 30) * 2) + "g";
			default -> "this is a bug in exectrace (" + failure.getClass().getSimpleName() + ": " + failure.getMessage()
					+ "); report it with what EXECTRACE_OPTS=-Dexectrace.debug=true makes it print";
		};
	}

	private static String message(IOException ex) {
		return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
	}

}
