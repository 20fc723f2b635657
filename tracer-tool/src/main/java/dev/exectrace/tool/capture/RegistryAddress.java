package dev.exectrace.tool.capture;

import java.net.URI;
import java.net.URISyntaxException;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads where a registry is.
 */
final class RegistryAddress implements ITypeConverter<URI> {

	@Override
	public URI convert(String value) {
		try {
			URI uri = new URI(value.contains("://") ? value : "http://" + value);
			if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
					|| uri.getRawQuery() != null || uri.getRawFragment() != null) {
				throw new TypeConversionException("'" + value + "' is not an address as in http://localhost:8080");
			}
			if (uri.getRawUserInfo() != null) {
				throw new TypeConversionException("others can see a password in a URL; give it by "
						+ RegistryClient.PASSWORD + ", and the name by " + RegistryClient.USER);
			}
			return uri;
		}
		catch (URISyntaxException ex) {
			throw new TypeConversionException("'" + value + "' is not an address as in http://localhost:8080");
		}
	}

}
