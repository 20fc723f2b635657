package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.ExectraceProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * {@link ManagementContextConfiguration @ManagementContextConfiguration} for the guard of
 * the endpoint on a servlet stack. It adds nothing to the application's own context, so
 * that the application's security stays as it was.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(Filter.class)
@ConditionalOnBean(ExectraceProperties.class)
class ServletGuardConfiguration {

	@Bean
	FilterRegistrationBean<ServletGuard> exectraceGuard(PathMappedEndpoints endpoints, ExectraceProperties properties,
			ObjectProvider<AuthenticationManager> authenticationManager,
			ObjectProvider<UserDetailsService> userDetailsService, ObjectProvider<PasswordEncoder> passwordEncoder) {
		ServletUsers users = new ServletUsers(authenticationManager, userDetailsService, passwordEncoder);
		FilterRegistrationBean<ServletGuard> registration = new FilterRegistrationBean<>(
				new ServletGuard(EndpointPath.of(endpoints), users.authenticationManager(properties.user()),
						RequiredAuthority.of(properties.user())));
		registration.setName("exectraceGuard");
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	@Bean
	static GuardedRequestsBypass exectraceGuardedRequestsBypass() {
		return new GuardedRequestsBypass();
	}

}
