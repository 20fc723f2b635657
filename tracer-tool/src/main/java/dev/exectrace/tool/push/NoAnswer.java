package dev.exectrace.tool.push;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

import javax.net.ssl.SSLException;

import dev.exectrace.tool.failure.Failure;

/**
 * Tells why there is no answer.
 */
final class NoAnswer {

	private NoAnswer() {
	}

	static Failure of(Destination destination, ReceiverUrl url, IOException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnresolvedAddressException) {
				return new Failure("no host is known as " + url.host(), "check the name in --url");
			}
		}
		return switch (ex) {
			case HttpConnectTimeoutException timeout -> new Failure(url + " cannot be reached in time",
					"check the address, that no firewall is between, and that it has TLS where it is https://");
			case ConnectException refused ->
				new Failure("nothing listens at " + url, "start the receiver, or say by --url where it is: "
						+ destination + " mostly is at " + destination.defaultUrl());
			case SSLException tls -> new Failure(url + ": " + tls.getMessage(),
					"use http:// where the receiver has no TLS; a certificate of your own goes to"
							+ " EXECTRACE_OPTS=-Djavax.net.ssl.trustStore=...");
			default -> new Failure(url + " gave no answer: " + ex.getMessage(),
					"check that it is an HTTP server, " + (url.isTls() ? "and use http:// where the receiver has no TLS"
							: "and whether it needs https://"));
		};
	}

	static Failure inTime(ReceiverUrl url, String timeout) {
		return new Failure(url + " took the connection and gave no answer in " + timeout,
				"see what it does, or give a longer --timeout");
	}

}
