package dev.exectrace.autoconfigure.endpoint;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;

/**
 * Says why the endpoint is not there and what would bring it.
 */
class EndpointNotRegisteredWarning implements InitializingBean {

	private static final Log logger = LogFactory.getLog(EndpointNotRegisteredWarning.class);

	@Override
	public void afterPropertiesSet() {
		logger.warn("The endpoint 'exectrace' is not registered: only a management server with a port of its own "
				+ "on a loopback address serves it. Set management.server.address=127.0.0.1 and "
				+ "management.server.port to a port other than the application's, or neither of the two");
	}

}
