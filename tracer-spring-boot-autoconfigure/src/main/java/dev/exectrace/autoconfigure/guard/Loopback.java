package dev.exectrace.autoconfigure.guard;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Loopback addresses and names, by their spelling alone: a name is never looked up, as
 * whoever owns it decides on the answer.
 */
final class Loopback {

	private static final String IPV4 = "127(\\.\\d{1,3}){3}";

	private static final String IPV6 = "(::1|0:0:0:0:0:0:0:1)";

	private static final Pattern ADDRESS = Pattern
		.compile("(::ffff:)?" + IPV4 + "|" + IPV6 + "(%\\w+)?|\\[" + IPV6 + "(%\\w+)?]", Pattern.CASE_INSENSITIVE);

	private static final Pattern HOST = Pattern.compile("(localhost\\.?|" + IPV4 + "|\\[" + IPV6 + "])(:\\d{1,5})?",
			Pattern.CASE_INSENSITIVE);

	private Loopback() {
	}

	static boolean isAddress(@Nullable String address) {
		return address != null && ADDRESS.matcher(address).matches();
	}

	static boolean isHost(@Nullable String host) {
		return host != null && HOST.matcher(host).matches();
	}

}
