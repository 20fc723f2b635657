package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.ExectraceProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * {@link ManagementContextConfiguration @ManagementContextConfiguration} for the guard of
 * the endpoint on WebFlux. It adds nothing to the application's own context, so that the
 * application's security stays as it was.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnBean(ExectraceProperties.class)
class ReactiveGuardConfiguration {

	@Bean
	ReactiveGuard exectraceGuard(PathMappedEndpoints endpoints, ExectraceProperties properties,
			DispatcherHandler dispatcher, ObjectProvider<ReactiveAuthenticationManager> authenticationManager,
			ObjectProvider<ReactiveUserDetailsService> userDetailsService,
			ObjectProvider<PasswordEncoder> passwordEncoder) {
		ReactiveUsers users = new ReactiveUsers(authenticationManager, userDetailsService, passwordEncoder);
		return new ReactiveGuard(EndpointPath.of(endpoints), dispatcher, users.authenticationManager(properties.user()),
				RequiredAuthority.of(properties.user()));
	}

}
