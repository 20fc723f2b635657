package dev.exectrace.tool.capture;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

import javax.net.ssl.SSLException;

import dev.exectrace.tool.failure.Failure;

/**
 * Tells why there is no answer.
 */
final class Unreachable {

	private Unreachable() {
	}

	static Failure of(EndpointAddress address, IOException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnresolvedAddressException) {
				return new Failure("no host is known as " + address.host(), "check the name");
			}
		}
		return switch (ex) {
			case HttpConnectTimeoutException timeout -> new Failure(address + " cannot be reached in time",
					"check the address, and that no firewall is between");
			case HttpTimeoutException timeout -> new Failure(address + " took the request and gave no answer",
					"check with jstack what the application does");
			case ConnectException refused -> new Failure("nothing listens at " + address,
					"start the application, or check its management port: 8181 where it sets none");
			case SSLException tls -> new Failure(address + ": " + tls.getMessage(),
					"use http:// where the server has no TLS; a certificate of your own goes to"
							+ " EXECTRACE_OPTS=-Djavax.net.ssl.trustStore=...");
			default -> new Failure(address + " gave no answer: " + ex.getMessage(),
					"check that it is an HTTP server, " + (address.isTls()
							? "and use http:// where the server has no TLS" : "and whether it needs https://"));
		};
	}

}
