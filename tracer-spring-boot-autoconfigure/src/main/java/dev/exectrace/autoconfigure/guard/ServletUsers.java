package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.ExectraceProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Who authenticates the endpoint's users on a servlet stack: the endpoint itself, or the
 * application where a role is set.
 */
class ServletUsers {

	private final ObjectProvider<AuthenticationManager> authenticationManager;

	private final ObjectProvider<UserDetailsService> userDetailsService;

	private final ObjectProvider<PasswordEncoder> passwordEncoder;

	ServletUsers(ObjectProvider<AuthenticationManager> authenticationManager,
			ObjectProvider<UserDetailsService> userDetailsService, ObjectProvider<PasswordEncoder> passwordEncoder) {
		this.authenticationManager = authenticationManager;
		this.userDetailsService = userDetailsService;
		this.passwordEncoder = passwordEncoder;
	}

	AuthenticationManager authenticationManager(ExectraceProperties.User properties) {
		if (properties.role() == null) {
			return EndpointUser.authenticationManager(properties);
		}
		AuthenticationManager manager = this.authenticationManager.getIfUnique();
		if (manager != null) {
			return manager;
		}
		UserDetailsService users = this.userDetailsService.getIfUnique();
		if (users == null) {
			throw new InvalidConfigurationPropertyValueException("exectrace.user.role", properties.role(),
					"The application has no users: neither a single AuthenticationManager bean nor a single "
							+ "UserDetailsService bean was found.");
		}
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(users);
		this.passwordEncoder.ifUnique(provider::setPasswordEncoder);
		return new ProviderManager(provider);
	}

}
