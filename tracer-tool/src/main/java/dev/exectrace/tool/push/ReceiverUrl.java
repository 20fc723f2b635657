package dev.exectrace.tool.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where profiles are sent to.
 *
 * @param uri the whole URL
 */
record ReceiverUrl(URI uri) {

	/**
	 * With the path by which the destination takes profiles. One that ends as that does
	 * is whole: some receivers have it elsewhere.
	 */
	ReceiverUrl at(Destination destination) {
		String base = this.uri.toString().replaceAll("/+$", "");
		String last = destination.path().substring(destination.path().lastIndexOf('/'));
		return base.endsWith(last) ? new ReceiverUrl(URI.create(base))
				: new ReceiverUrl(URI.create(base + destination.path()));
	}

	String host() {
		String host = this.uri.getHost();
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
	}

	boolean isTls() {
		return "https".equals(this.uri.getScheme());
	}

	/** Whether others could read on the way what is sent there. */
	boolean isPlain() {
		String host = host().toLowerCase(Locale.ROOT);
		boolean loopback = host.equals("localhost") || host.endsWith(".localhost")
				|| host.matches("127(\\.\\d{1,3}){3}") || host.matches("(0{0,4}:){2,7}0{0,3}1");
		return !loopback && !isTls();
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

	/** Reads one from the command line. */
	static final class Converter implements ITypeConverter<ReceiverUrl> {

		@Override
		public ReceiverUrl convert(String value) {
			URI uri;
			try {
				uri = new URI(value);
			}
			catch (URISyntaxException ex) {
				throw noUrl(value);
			}
			if (uri.getRawUserInfo() != null) {
				throw new TypeConversionException("others can see a password in a URL; give it by "
						+ RequestHeaders.USER + " and " + RequestHeaders.PASSWORD);
			}
			if (uri.getHost() == null || uri.getPort() > 0xffff
					|| !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
				throw noUrl(value);
			}
			if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
				throw new TypeConversionException("the URL must end before '?' and '#'");
			}
			return new ReceiverUrl(uri);
		}

		private static TypeConversionException noUrl(String value) {
			return new TypeConversionException("'" + value + "' is not a URL as in http://localhost:4040");
		}

	}

}
