package dev.exectrace.demo.admin;

import java.net.URI;

import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import de.codecentric.boot.admin.server.domain.events.InstanceEndpointsDetectedEvent;
import de.codecentric.boot.admin.server.domain.events.InstanceEvent;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where to look as soon as the demo service has registered.
 */
@Component
class Announcement implements DisposableBean {

	private final Disposable subscription;

	private volatile int port;

	Announcement(Publisher<InstanceEvent> events, InstanceRepository instances, Visitors visitors,
			DemoServiceProperties properties) {
		this.subscription = Flux.from(events)
			.ofType(InstanceEndpointsDetectedEvent.class)
			.filter((event) -> event.getEndpoints().isPresent("exectrace"))
			.next()
			.flatMap((event) -> instances.find(event.getInstance()))
			.subscribe((instance) -> {
				if (properties.visited()) {
					visitors.visit(URI.create(instance.getRegistration().getServiceUrl()));
				}
				System.out.printf("%nThe demo service is in Spring Boot Admin at%n%n"
						+ "    http://127.0.0.1:%d/instances/%s/exectrace%n%nInterrupt (Ctrl-C) to end both.%n%n",
						this.port, instance.getId());
			});
	}

	@EventListener
	void started(WebServerInitializedEvent event) {
		this.port = event.getWebServer().getPort();
	}

	@Override
	public void destroy() {
		this.subscription.dispose();
	}

}
