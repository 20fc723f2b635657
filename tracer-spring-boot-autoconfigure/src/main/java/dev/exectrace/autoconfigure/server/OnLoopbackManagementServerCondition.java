package dev.exectrace.autoconfigure.server;

import java.net.InetAddress;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Condition that matches when the management server can be reached through loopback only.
 */
class OnLoopbackManagementServerCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnLoopbackManagementServer.class);
		Environment environment = context.getEnvironment();
		// There the actuator is served on the application's port, too
		if (CloudPlatform.CLOUD_FOUNDRY.isActive(environment)) {
			return ConditionOutcome.noMatch(message.because("the application runs on Cloud Foundry"));
		}
		ManagementPortType portType = ManagementPortType.get(environment);
		if (portType != ManagementPortType.DIFFERENT) {
			return ConditionOutcome.noMatch(message.because("the management port type is " + portType));
		}
		InetAddress address = Binder.get(environment)
			.bind(ManagementServerDefaults.ADDRESS, InetAddress.class)
			.orElse(null);
		if (address == null || !address.isLoopbackAddress()) {
			return ConditionOutcome.noMatch(message
				.because("the management server listens on " + (address != null ? address : "all addresses")));
		}
		return ConditionOutcome.match(message.because("the management server listens on " + address));
	}

}
