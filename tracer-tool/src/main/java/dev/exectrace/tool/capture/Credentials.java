package dev.exectrace.tool.capture;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import dev.exectrace.tool.input.Terminal;

/**
 * Who captures. Never part of the command line, where others could read the password.
 *
 * @param header the value of the header {@code Authorization}, {@code null} for none
 */
record Credentials(String header) {

	static final String USER = "EXECTRACE_USER";

	static final String PASSWORD = "EXECTRACE_PASSWORD";

	private static final String DEFAULT_USER = "exectrace";

	/**
	 * Takes them from the environment, or asks for the password.
	 * @param option the user's name that was given, or {@code null}
	 * @param environment the environment
	 * @return the credentials, without a header where there is nobody to ask
	 */
	static Credentials of(String option, Map<String, String> environment) {
		String user = (option != null) ? option : environment.getOrDefault(USER, DEFAULT_USER);
		String password = environment.get(PASSWORD);
		if (password != null) {
			return basic(user, password.toCharArray());
		}
		Console console = Terminal.console();
		char[] typed = (console != null) ? console.readPassword("Password of %s: ", user) : null;
		return (typed != null) ? basic(user, typed) : new Credentials(null);
	}

	/**
	 * Takes those for a registry from the environment.
	 * @param environment the environment
	 * @return the credentials, without a header where there are none
	 */
	static Credentials ofRegistry(Map<String, String> environment) {
		String password = environment.get(RegistryClient.PASSWORD);
		return (password != null) ? basic(environment.getOrDefault(RegistryClient.USER, "user"), password.toCharArray())
				: new Credentials(null);
	}

	private static Credentials basic(String user, char[] password) {
		String pair = user + ":" + new String(password);
		Arrays.fill(password, ' ');
		return new Credentials("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
	}

	/** Says so where others could read the password on its way. */
	void warnIfPlain(EndpointAddress address, PrintWriter err) {
		if (this.header != null && !address.isLoopback() && "http".equals(address.uri().getScheme())) {
			err.println("note: the password goes to " + address.host() + " unencrypted");
		}
	}

	@Override
	public String toString() {
		return (this.header != null) ? "password" : "none";
	}

}
