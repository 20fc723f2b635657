package dev.exectrace.tool.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where an application's endpoint is. The host is enough: the rest is as the starter sets
 * it up.
 *
 * @param uri the endpoint's URL
 */
record EndpointAddress(URI uri) {

	private static final String PATH = "/actuator/exectrace";

	private static final int PORT = 8181;

	String host() {
		String host = this.uri.getHost();
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
	}

	boolean isTls() {
		return "https".equals(this.uri.getScheme());
	}

	boolean isLoopback() {
		String host = host().toLowerCase(Locale.ROOT);
		return host.equals("localhost") || host.endsWith(".localhost") || host.matches("127(\\.\\d{1,3}){3}")
				|| host.matches("(0{0,4}:){2,7}0{0,3}1");
	}

	/** Names it in a file's name. */
	String label() {
		int port = this.uri.getPort();
		return host().replaceAll("[^\\w.-]+", "_") + ((port >= 0) ? "-" + port : "");
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

	/** Reads one from the command line. */
	static final class Converter implements ITypeConverter<EndpointAddress> {

		@Override
		public EndpointAddress convert(String value) {
			boolean whole = value.contains("://");
			String prefix = whole ? "" : value.matches("\\d+") ? "http://localhost:" : "http://";
			URI given = parse(prefix + value, value);
			if (given.getHost() == null || given.getPort() > 0xffff
					|| !("http".equals(given.getScheme()) || "https".equals(given.getScheme()))) {
				throw new TypeConversionException("'" + value + "' is not an address as in localhost:8181");
			}
			if (given.getRawUserInfo() != null) {
				throw new TypeConversionException("others can see a password in a URL; give it by EXECTRACE_PASSWORD"
						+ " or at the prompt, and the name by --user");
			}
			if (given.getRawQuery() != null || given.getRawFragment() != null) {
				throw new TypeConversionException("the URL ends before '?'; give the seconds by --seconds");
			}
			int port = (given.getPort() < 0 && !whole) ? PORT : given.getPort();
			String path = given.getRawPath().replaceAll("/+$", "");
			if (path.isEmpty()) {
				path = PATH;
			}
			else if (path.endsWith("/actuator")) {
				path += "/exectrace";
			}
			return new EndpointAddress(
					parse(given.getScheme() + "://" + given.getHost() + ((port >= 0) ? ":" + port : "") + path, value));
		}

		private static URI parse(String uri, String value) {
			try {
				return new URI(uri);
			}
			catch (URISyntaxException ex) {
				throw new TypeConversionException("'" + value + "' is not an address as in localhost:8181");
			}
		}

	}

}
