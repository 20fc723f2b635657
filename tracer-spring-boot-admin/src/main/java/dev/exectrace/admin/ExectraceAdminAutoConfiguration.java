package dev.exectrace.admin;

import java.net.InetAddress;

import de.codecentric.boot.admin.server.config.AdminServerAutoConfiguration;
import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import de.codecentric.boot.admin.server.web.client.InstanceWebClient;
import dev.exectrace.admin.capture.Captures;
import dev.exectrace.admin.instance.InstanceEndpoint;
import dev.exectrace.admin.reading.ReadingBounds;
import dev.exectrace.admin.reading.Readings;
import dev.exectrace.admin.store.StoreBounds;
import dev.exectrace.admin.store.TraceStore;
import dev.exectrace.admin.web.Access;
import dev.exectrace.admin.web.InstanceController;
import dev.exectrace.admin.web.TraceController;
import dev.exectrace.admin.web.ViewController;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for execution traces in a Spring
 * Boot Admin server. The view itself is found by the server among its extensions.
 */
@AutoConfiguration(after = AdminServerAutoConfiguration.class)
@ConditionalOnClass(InstanceWebClient.class)
@ConditionalOnBean(InstanceRepository.class)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ExectraceAdminProperties.class)
@ImportRuntimeHints(ExectraceAdminRuntimeHints.class)
public final class ExectraceAdminAutoConfiguration {

	private static final int HEAP_PER_TRACE = 16;

	@Bean
	@ConditionalOnMissingBean
	TraceStore exectraceTraceStore(ExectraceAdminProperties properties) {
		ExectraceAdminProperties.Store store = properties.store();
		return new TraceStore(store.directory(),
				new StoreBounds(store.maxCount(), store.maxSize().toBytes(), store.maxAge()));
	}

	@Bean
	@ConditionalOnMissingBean
	Readings exectraceReadings(ExectraceAdminProperties properties) {
		ExectraceAdminProperties.Analysis analysis = properties.analysis();
		// A trace takes some five times its size, and a few may be held
		long most = Math.min(analysis.maxSize().toBytes(), Runtime.getRuntime().maxMemory() / HEAP_PER_TRACE);
		return new Readings(new ReadingBounds(most, analysis.maxCount(), analysis.maxIdle()));
	}

	@Bean
	@ConditionalOnMissingBean
	InstanceEndpoint exectraceInstanceEndpoint(InstanceRepository instances, InstanceWebClient.Builder client) {
		return new InstanceEndpoint(instances, client.build());
	}

	@Bean
	@ConditionalOnMissingBean
	Captures exectraceCaptures(InstanceEndpoint endpoint, TraceStore store, ExectraceAdminProperties properties) {
		return new Captures(endpoint, store, properties.idleTimeout());
	}

	@Bean
	Housekeeping exectraceHousekeeping(TraceStore store, Readings readings) {
		return new Housekeeping(store, readings);
	}

	@Bean
	@ConditionalOnMissingBean
	Access exectraceAccess(ExectraceAdminProperties properties, Environment environment) {
		boolean onLoopback = Binder.get(environment)
			.bind("server.address", InetAddress.class)
			.map(InetAddress::isLoopbackAddress)
			.orElse(false);
		return new Access(properties.requireAuthentication(), onLoopback);
	}

	@Bean
	InstanceController exectraceInstanceController(Access access, InstanceEndpoint endpoint, Captures captures,
			TraceStore store) {
		return new InstanceController(access, endpoint, captures, store);
	}

	@Bean
	TraceController exectraceTraceController(Access access, TraceStore store, Captures captures, Readings readings) {
		return new TraceController(access, store, captures, readings);
	}

	@Bean
	ViewController exectraceViewController(Access access, TraceStore store, Readings readings) {
		return new ViewController(access, store, readings);
	}

}
