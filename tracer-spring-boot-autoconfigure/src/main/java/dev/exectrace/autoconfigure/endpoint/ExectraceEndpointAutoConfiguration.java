package dev.exectrace.autoconfigure.endpoint;

import dev.exectrace.autoconfigure.ExectraceProperties;
import dev.exectrace.autoconfigure.server.ConditionalOnLoopbackManagementServer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link ExectraceEndpoint}.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnAvailableEndpoint(ExectraceEndpoint.class)
public final class ExectraceEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ExectraceEndpoint.class)
	EndpointNotRegisteredWarning exectraceEndpointNotRegisteredWarning() {
		return new EndpointNotRegisteredWarning();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnLoopbackManagementServer
	@EnableConfigurationProperties(ExectraceProperties.class)
	static class LoopbackConfiguration {

		@Bean
		CaptureStore exectraceCaptureStore(ExectraceProperties properties) {
			return new CaptureStore(properties.store());
		}

		@Bean
		Captures exectraceCaptures(ExectraceProperties properties, CaptureStore store,
				ObjectProvider<CaptureListener> listener) {
			return new Captures(properties, store, listener.getIfAvailable(() -> CaptureListener.NONE));
		}

		@Bean
		@ConditionalOnMissingBean
		ExectraceEndpoint exectraceEndpoint(ExectraceProperties properties, Captures captures) {
			return new ExectraceEndpoint(properties.maxDuration(), captures);
		}

		@Bean
		StopCaptureAtShutdown exectraceStopCaptureAtShutdown(Captures captures, ApplicationContext context) {
			return new StopCaptureAtShutdown(captures, context);
		}

	}

}
