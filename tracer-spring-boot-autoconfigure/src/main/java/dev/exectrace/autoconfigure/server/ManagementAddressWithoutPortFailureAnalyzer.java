package dev.exectrace.autoconfigure.server;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * An {@link AbstractFailureAnalyzer} for a management server that has an address but no
 * port of its own.
 */
class ManagementAddressWithoutPortFailureAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {

	private final Environment environment;

	ManagementAddressWithoutPortFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
		String address = this.environment.getProperty(ManagementServerDefaults.ADDRESS);
		String port = this.environment.getProperty(ManagementServerDefaults.PORT);
		if (address == null || !isThrownByManagementContext(cause)) {
			return null;
		}
		return new FailureAnalysis(
				"The management server has the address '" + address + "' (" + ManagementServerDefaults.ADDRESS
						+ ") but no port of its own (" + ManagementServerDefaults.PORT
						+ ((port != null) ? " is the application's, " + port : " is not set") + ").",
				"Set " + ManagementServerDefaults.PORT + " to a port other than the application's, for example 8181, "
						+ "or remove " + ManagementServerDefaults.ADDRESS + ".",
				cause);
	}

	private static boolean isThrownByManagementContext(IllegalStateException cause) {
		return Arrays.stream(cause.getStackTrace())
			.anyMatch((frame) -> frame.getClassName().startsWith(ManagementContextAutoConfiguration.class.getName()));
	}

}
