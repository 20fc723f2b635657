package dev.exectrace.tool.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value as maps, lists and texts. What is not there is empty.
 *
 * @param value a map, a list, a text, or {@code null}
 */
record Json(Object value) {

	/**
	 * Reads one.
	 * @param text the whole text
	 * @return the value
	 * @throws StreamReadException if it is not JSON
	 */
	static Json read(String text) {
		try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
			return new Json((parser.nextToken() != null) ? value(parser) : null);
		}
	}

	private static Object value(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> {
				Map<String, Object> object = new LinkedHashMap<>();
				while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
					String name = parser.currentName();
					parser.nextToken();
					object.put(name, value(parser));
				}
				yield object;
			}
			case START_ARRAY -> {
				List<Object> array = new ArrayList<>();
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					array.add(value(parser));
				}
				yield array;
			}
			case VALUE_NULL -> null;
			default -> parser.getString();
		};
	}

	Json get(String name) {
		return new Json((this.value instanceof Map<?, ?> object) ? object.get(name) : null);
	}

	boolean isArray() {
		return this.value instanceof List;
	}

	List<Json> elements() {
		return (this.value instanceof List<?> array) ? array.stream().map((element) -> new Json(element)).toList()
				: List.of();
	}

	/** The text, or {@code null}. */
	String text() {
		return (this.value instanceof String text) ? text : null;
	}

}
