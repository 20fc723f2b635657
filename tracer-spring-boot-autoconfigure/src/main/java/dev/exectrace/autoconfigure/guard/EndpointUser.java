package dev.exectrace.autoconfigure.guard;

import java.util.UUID;

import dev.exectrace.autoconfigure.ExectraceProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The endpoint's own user. It is no bean: Boot's default user would back off.
 */
final class EndpointUser {

	static final String AUTHORITY = "EXECTRACE";

	private static final Log logger = LogFactory.getLog(EndpointUser.class);

	private EndpointUser() {
	}

	static AuthenticationManager authenticationManager(ExectraceProperties.User properties) {
		EndpointPasswordEncoder encoder = new EndpointPasswordEncoder();
		String stored = encoder.encodeUnlessEncoded(password(properties));
		User user = new User(properties.name(), stored, AuthorityUtils.createAuthorityList(AUTHORITY));
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(user));
		provider.setPasswordEncoder(new UniformDelayEncoder(encoder, stored));
		return new ProviderManager(provider);
	}

	private static String password(ExectraceProperties.User properties) {
		if (properties.password() != null) {
			return properties.password();
		}
		String generated = UUID.randomUUID().toString();
		logger.warn("Generated password for the user '" + properties.name() + "' of the endpoint 'exectrace': "
				+ generated + " (set exectrace.user.password to choose it)");
		return generated;
	}

}
