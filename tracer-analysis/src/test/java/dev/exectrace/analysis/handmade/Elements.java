package dev.exectrace.analysis.handmade;

import java.util.ArrayList;
import java.util.List;

/**
 * A chunk's description of types: elements with attributes in elements.
 */
final class Elements {

	private final String name;

	private final List<String> attributes = new ArrayList<>();

	private final List<Elements> children = new ArrayList<>();

	Elements(String name) {
		this.name = name;
	}

	/**
	 * Adds a type.
	 * @param fields as in {@code name:5}, with {@code *} for a constant and {@code []}
	 * for an array of that type
	 */
	Elements type(long id, String name, String... fields) {
		Elements type = child("class").with("id", Long.toString(id)).with("name", name);
		for (String field : fields) {
			String[] parts = field.split(":");
			Elements element = type.child("field").with("name", parts[0]).with("class", parts[1].replaceAll("\\D", ""));
			if (parts[1].endsWith("*")) {
				element.with("constantPool", "true");
			}
			if (parts[1].endsWith("[]")) {
				element.with("dimension", "1");
			}
		}
		return this;
	}

	private Elements child(String name) {
		Elements child = new Elements(name);
		this.children.add(child);
		return child;
	}

	private Elements with(String attribute, String value) {
		this.attributes.add(attribute);
		this.attributes.add(value);
		return this;
	}

	ChunkBytes encode() {
		Elements root = new Elements("root");
		root.children.add(this);
		List<String> strings = new ArrayList<>();
		ChunkBytes tree = new ChunkBytes();
		root.encode(strings, tree);
		ChunkBytes bytes = new ChunkBytes().numbers(strings.size());
		strings.forEach(bytes::text);
		return bytes.add(tree);
	}

	private void encode(List<String> strings, ChunkBytes target) {
		target.numbers(number(strings, this.name), this.attributes.size() / 2);
		this.attributes.forEach((attribute) -> target.numbers(number(strings, attribute)));
		target.numbers(this.children.size());
		this.children.forEach((child) -> child.encode(strings, target));
	}

	private static int number(List<String> strings, String value) {
		int number = strings.indexOf(value);
		if (number < 0) {
			strings.add(value);
			number = strings.size() - 1;
		}
		return number;
	}

}
