package dev.exectrace.tool.capture;

import picocli.CommandLine.TypeConversionException;

/**
 * An instance to capture.
 *
 * @param name what somebody called it, {@code null} for nothing
 * @param address where its endpoint is
 */
record Target(String name, EndpointAddress address) {

	/** Names it in a file's name. */
	String label() {
		return (this.name != null) ? this.name.replaceAll("[^\\w.-]+", "_") : this.address.label();
	}

	@Override
	public String toString() {
		return (this.name != null) ? this.name + " (" + this.address + ")" : this.address.toString();
	}

	/** Reads {@code URL} or {@code NAME=URL}. */
	static Target parse(String value) {
		int equals = value.indexOf('=');
		String name = (equals >= 0) ? value.substring(0, equals).strip() : null;
		if (name != null && (name.isEmpty() || name.contains("/") || name.contains("?"))) {
			throw new TypeConversionException("'" + value + "' is not an instance as in orders-1=localhost:8181");
		}
		return new Target(name, new EndpointAddress.Converter().convert(value.substring(equals + 1).strip()));
	}

}
