package dev.exectrace.autoconfigure.guard;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Leads requests that the guard let through past the application's security in the
 * management context, where Boot registers the application's filter chain. Where the
 * application's chain is found in some other way it still applies.
 */
class GuardedRequestsBypass implements BeanPostProcessor {

	private static final String SECURITY_FILTER_BEAN = "springSecurityFilterChain";

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof Filter filter && beanName.equals(SECURITY_FILTER_BEAN)) ? bypassed(filter) : bean;
	}

	private static Filter bypassed(Filter security) {
		return (request, response, chain) -> {
			if (request.getAttribute(GuardedRequest.ATTRIBUTE) instanceof GuardedRequest) {
				chain.doFilter(request, response);
			}
			else {
				security.doFilter(request, response, chain);
			}
		};
	}

}
