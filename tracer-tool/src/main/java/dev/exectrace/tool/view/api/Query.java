package dev.exectrace.tool.view.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The parameters of a request.
 */
public final class Query {

	private final Map<String, String> parameters = new HashMap<>();

	/**
	 * Reads the query of an address.
	 * @param raw the query as it stands in the address, or {@code null}
	 */
	public Query(String raw) {
		if (raw == null) {
			return;
		}
		for (String part : raw.split("&")) {
			int equals = part.indexOf('=');
			if (equals > 0) {
				this.parameters.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
			}
		}
	}

	/**
	 * Takes parameters that have been read.
	 * @param parameters the parameters, decoded
	 */
	public Query(Map<String, String> parameters) {
		this.parameters.putAll(parameters);
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new BadRequestException("'" + text + "' is not encoded right");
		}
	}

	String text(String name, String otherwise) {
		return this.parameters.getOrDefault(name, otherwise);
	}

	boolean has(String name) {
		return this.parameters.containsKey(name);
	}

	long number(String name, long from, long to) {
		String text = this.parameters.get(name);
		if (text == null) {
			throw new BadRequestException("'" + name + "' is missing");
		}
		try {
			long number = Long.parseLong(text);
			if (number >= from && number <= to) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Said below.
		}
		throw new BadRequestException("'" + name + "' must be a whole number from " + from + " to " + to);
	}

	long number(String name, long from, long to, long otherwise) {
		return has(name) ? number(name, from, to) : otherwise;
	}

	/** Numbers and ranges of them, as in {@code 1,4,7-9}. */
	int[] numbers(String name, int below, int most) {
		IntStream.Builder numbers = IntStream.builder();
		int count = 0;
		for (String part : text(name, "").split(",")) {
			String[] range = part.split("-", 2);
			int first = number(name, range[0], below);
			int last = (range.length > 1) ? number(name, range[1], below) : first;
			count += Math.max(0, last - first + 1);
			if (count > most) {
				throw new BadRequestException("'" + name + "' has more than " + most + " numbers");
			}
			IntStream.rangeClosed(first, last).forEach(numbers);
		}
		return numbers.build().toArray();
	}

	private static int number(String name, String text, int below) {
		try {
			int number = Integer.parseInt(text);
			if (number >= 0 && number < below) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Said below.
		}
		throw new BadRequestException("'" + name + "' must be numbers below " + below + ", as in 1,4,7-9");
	}

}
