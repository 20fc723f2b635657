package dev.exectrace.tool.failure;

import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what is wrong with a command's arguments, what may have been meant, and where
 * help is.
 */
public final class UsageFailures implements IParameterExceptionHandler {

	@Override
	public int handleParseException(ParameterException ex, String[] arguments) {
		CommandLine commandLine = ex.getCommandLine();
		PrintWriter err = commandLine.getErr();
		String command = commandLine.getCommandSpec().qualifiedName();
		if (commandLine.getParent() == null && ex instanceof UnmatchedArgumentException unmatched
				&& !unmatched.getUnmatched().isEmpty()) {
			err.println("exectrace: " + unknown(unmatched.getUnmatched().getFirst()));
			List<String> suggestions = unmatched.getSuggestions();
			if (!suggestions.isEmpty()) {
				err.println("Did you mean " + String.join(" or ", suggestions) + "?");
			}
		}
		else {
			err.println("exectrace: " + ex.getMessage());
			UnmatchedArgumentException.printSuggestions(ex, err);
		}
		err.println("See '" + command + " --help'.");
		err.flush();
		return ExitCode.USAGE;
	}

	private static String unknown(String argument) {
		if (argument.startsWith("-")) {
			return "unknown option " + argument;
		}
		return "there is no command " + argument;
	}

}
