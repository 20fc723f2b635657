package dev.exectrace.demo.admin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Some who use the demo service, one request after the other, so that a trace of it has
 * something to show.
 */
@Component
class Visitors implements DisposableBean {

	private static final List<String> PLACES = List.of("/work", "/contended-lock", "/contended-monitor", "/hand-off",
			"/hello");

	private static final int EACH = 2;

	private static final long PAUSE_MILLIS = 50;

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<Thread> threads = new ArrayList<>();

	synchronized void visit(URI service) {
		if (!this.threads.isEmpty()) {
			return;
		}
		for (int i = 0; i < EACH * PLACES.size(); i++) {
			URI place = service.resolve(PLACES.get(i % PLACES.size()));
			this.threads.add(Thread.ofVirtual().name("visitor-" + i).start(() -> visitAgain(place)));
		}
	}

	private void visitAgain(URI place) {
		HttpRequest request = HttpRequest.newBuilder(place).build();
		try {
			while (true) {
				try {
					this.client.send(request, HttpResponse.BodyHandlers.discarding());
				}
				catch (IOException ex) {
					// It starts or ends
				}
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			// The end
		}
	}

	@Override
	public synchronized void destroy() {
		this.threads.forEach(Thread::interrupt);
		this.client.shutdownNow();
	}

}
