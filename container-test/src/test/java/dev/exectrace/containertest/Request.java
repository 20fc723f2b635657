package dev.exectrace.containertest;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Makes a request from within a container and prints the status and, of an error, the
 * body.
 */
final class Request {

	private Request() {
	}

	/**
	 * Makes the request.
	 * @param args the address and the header {@code Authorization}
	 */
	public static void main(String[] args) throws Exception {
		HttpURLConnection connection = (HttpURLConnection) URI.create(args[0]).toURL().openConnection();
		connection.setRequestProperty("Authorization", args[1]);
		System.out.println(connection.getResponseCode());
		try (InputStream error = connection.getErrorStream()) {
			if (error != null) {
				System.out.println(new String(error.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
	}

}
