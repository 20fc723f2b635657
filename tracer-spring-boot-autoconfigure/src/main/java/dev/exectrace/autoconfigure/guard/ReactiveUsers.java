package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.ExectraceProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerAdapter;
import org.springframework.security.authentication.UserDetailsRepositoryReactiveAuthenticationManager;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Who authenticates the endpoint's users on WebFlux: the endpoint itself, or the
 * application where a role is set.
 */
class ReactiveUsers {

	private final ObjectProvider<ReactiveAuthenticationManager> authenticationManager;

	private final ObjectProvider<ReactiveUserDetailsService> userDetailsService;

	private final ObjectProvider<PasswordEncoder> passwordEncoder;

	ReactiveUsers(ObjectProvider<ReactiveAuthenticationManager> authenticationManager,
			ObjectProvider<ReactiveUserDetailsService> userDetailsService,
			ObjectProvider<PasswordEncoder> passwordEncoder) {
		this.authenticationManager = authenticationManager;
		this.userDetailsService = userDetailsService;
		this.passwordEncoder = passwordEncoder;
	}

	ReactiveAuthenticationManager authenticationManager(ExectraceProperties.User properties) {
		if (properties.role() == null) {
			return new ReactiveAuthenticationManagerAdapter(EndpointUser.authenticationManager(properties));
		}
		ReactiveAuthenticationManager manager = this.authenticationManager.getIfUnique();
		if (manager != null) {
			return manager;
		}
		ReactiveUserDetailsService users = this.userDetailsService.getIfUnique();
		if (users == null) {
			throw new InvalidConfigurationPropertyValueException("exectrace.user.role", properties.role(),
					"The application has no users: neither a single ReactiveAuthenticationManager bean nor a "
							+ "single ReactiveUserDetailsService bean was found.");
		}
		UserDetailsRepositoryReactiveAuthenticationManager byUserDetails = new UserDetailsRepositoryReactiveAuthenticationManager(
				users);
		this.passwordEncoder.ifUnique(byUserDetails::setPasswordEncoder);
		return byUserDetails;
	}

}
