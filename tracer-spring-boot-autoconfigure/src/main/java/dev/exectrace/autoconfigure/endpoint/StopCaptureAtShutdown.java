package dev.exectrace.autoconfigure.endpoint;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends the running capture when the application is shut down: a graceful shutdown would
 * wait for its request.
 */
class StopCaptureAtShutdown implements ApplicationListener<ContextClosedEvent> {

	private final Captures captures;

	private final ApplicationContext context;

	StopCaptureAtShutdown(Captures captures, ApplicationContext context) {
		this.captures = captures;
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.captures.stop();
		}
	}

}
