package dev.exectrace.tool.capture;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import tools.jackson.core.JacksonException;

/**
 * Has instances attach their agents, by a capture of a moment that nobody keeps. A JVM's
 * first capture begins seconds later than another one's; several are to begin at once.
 * What fails here is left for the captures to tell.
 */
final class AgentInstallation {

	private static final Duration STATUS = Duration.ofSeconds(5);

	private static final Duration CAPTURE = Duration.ofSeconds(60);

	private static final String NOT_YET = "NOT_ATTACHED";

	private AgentInstallation() {
	}

	static void await(List<Target> instances, HttpClient client, Credentials credentials, ExecutorService threads)
			throws InterruptedException {
		List<Future<Void>> all = new ArrayList<>();
		for (Target instance : instances) {
			all.add(threads.submit(() -> {
				install(instance.address().uri(), client, credentials);
				return null;
			}));
		}
		for (Future<Void> one : all) {
			try {
				one.get();
			}
			catch (ExecutionException ex) {
				// Its capture will tell
			}
		}
	}

	private static void install(URI endpoint, HttpClient client, Credentials credentials) throws Exception {
		HttpResponse<String> status = ask(client, get(endpoint + "/status", credentials), BodyHandlers.ofString(),
				STATUS);
		if (status.statusCode() == 200 && NOT_YET.equals(state(status.body()))) {
			ask(client, get(endpoint + "?seconds=0.1", credentials), BodyHandlers.discarding(), CAPTURE);
		}
	}

	/** A request's own time-out ends where the answer begins. */
	private static <T> HttpResponse<T> ask(HttpClient client, HttpRequest request, BodyHandler<T> handler,
			Duration patience) throws Exception {
		CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
		try {
			return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		finally {
			answer.cancel(true);
		}
	}

	private static String state(String status) {
		try {
			return Json.read(status).get("agent").get("state").text();
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static HttpRequest get(String uri, Credentials credentials) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
		if (credentials.header() != null) {
			request.header("Authorization", credentials.header());
		}
		return request.GET().build();
	}

}
