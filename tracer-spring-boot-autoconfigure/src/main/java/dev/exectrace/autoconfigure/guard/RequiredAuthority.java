package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.ExectraceProperties;

/**
 * The authority that a user of the endpoint must have.
 */
final class RequiredAuthority {

	private static final String ROLE_PREFIX = "ROLE_";

	private RequiredAuthority() {
	}

	static String of(ExectraceProperties.User properties) {
		String role = properties.role();
		if (role == null) {
			return EndpointUser.AUTHORITY;
		}
		return role.startsWith(ROLE_PREFIX) ? role : ROLE_PREFIX + role;
	}

}
