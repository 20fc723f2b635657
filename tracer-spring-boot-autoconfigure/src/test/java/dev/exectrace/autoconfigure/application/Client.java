package dev.exectrace.autoconfigure.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import javax.net.ssl.SSLContext;

/**
 * What curl would do: HTTP/1.1, or HTTP/2 over TLS, credentials sent at once. Immutable.
 */
public final class Client {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private final HttpClient http;

	private final String base;

	private final String[] headers;

	Client(String base) {
		this(HTTP, base);
	}

	Client(String base, SSLContext tls) {
		this(HttpClient.newBuilder().sslContext(tls).build(), base);
	}

	private Client(HttpClient http, String base, String... headers) {
		this.http = http;
		this.base = base;
		this.headers = headers;
	}

	public Client with(String header, String value) {
		String[] more = new String[this.headers.length + 2];
		System.arraycopy(this.headers, 0, more, 0, this.headers.length);
		more[more.length - 2] = header;
		more[more.length - 1] = value;
		return new Client(this.http, this.base, more);
	}

	public Client as(String name, String password) {
		return with("Authorization", "Basic "
				+ Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
	}

	public HttpResponse<String> get(String path) {
		return send("GET", path, BodyHandlers.ofString());
	}

	public int status(String path) {
		return get(path).statusCode();
	}

	public HttpResponse<String> send(String method, String path) {
		return send(method, path, BodyHandlers.ofString());
	}

	public HttpResponse<byte[]> download(String path) {
		return send("GET", path, BodyHandlers.ofByteArray());
	}

	public HttpResponse<InputStream> stream(String path) {
		return send("GET", path, BodyHandlers.ofInputStream());
	}

	public HttpResponse<String> send(String method, String path, String body) {
		return send(method, path, BodyPublishers.ofString(body), BodyHandlers.ofString());
	}

	private <T> HttpResponse<T> send(String method, String path, BodyHandler<T> handler) {
		return send(method, path, BodyPublishers.noBody(), handler);
	}

	private <T> HttpResponse<T> send(String method, String path, BodyPublisher body, BodyHandler<T> handler) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path)).method(method, body);
		if (this.headers.length > 0) {
			request.headers(this.headers);
		}
		if (Arrays.asList(this.headers).contains("Host")) {
			// HTTP/2 has a field of its own for it, and servers refuse what differs from
			// it
			request.version(Version.HTTP_1_1);
		}
		try {
			return this.http.send(request.build(), handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
