package dev.exectrace.runtime.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chunk's description of its own types, as JFR's files hold it: a table of strings
 * and a tree of elements.
 */
final class Metadata {

	private static final byte[] BODY = body();

	private Metadata() {
	}

	/**
	 * Writes the description.
	 * @param target where to
	 * @param id tells the chunk's metadata and constants from those of all other chunks:
	 * the JDK's reader takes the constants of chunks with the same id for the same
	 */
	static void write(Bytes target, long id) {
		int size = target.reserveSize();
		target.varint(0);
		target.varint(0);
		target.varint(0);
		target.varint(id);
		target.put(BODY, 0, BODY.length);
		target.size(size);
	}

	private static byte[] body() {
		Map<String, Integer> strings = new LinkedHashMap<>();
		Bytes tree = new Bytes(4096);
		tree(strings).write(strings, tree);
		Bytes body = new Bytes(8192);
		body.varint(strings.size());
		strings.keySet().forEach(body::string);
		body.put(tree);
		return Arrays.copyOf(body.array(), body.length());
	}

	private static Element tree(Map<String, Integer> strings) {
		Element metadata = new Element("metadata");
		for (Type type : EventTypes.all()) {
			Element element = new Element("class").attribute("name", type.name)
				.attribute("id", Integer.toString(type.id));
			if (type.superType != null) {
				element.attribute("superType", type.superType);
			}
			if (type.simple) {
				element.attribute("simpleType", "true");
			}
			type.annotations.forEach((annotation) -> element.add(annotation(annotation)));
			type.fields.forEach((field) -> element.add(field(field)));
			metadata.add(element);
		}
		Element root = new Element("root").add(metadata)
			.add(new Element("region").attribute("locale", "en_US").attribute("gmtOffset", "0"));
		root.collect(strings);
		return root;
	}

	private static Element field(Type.Field field) {
		Element element = new Element("field").attribute("name", field.name())
			.attribute("class", Integer.toString(field.type().id));
		if (field.constantPool()) {
			element.attribute("constantPool", "true");
		}
		if (field.array()) {
			element.attribute("dimension", "1");
		}
		field.annotations().forEach((annotation) -> element.add(annotation(annotation)));
		return element;
	}

	private static Element annotation(Type.Annotation annotation) {
		Element element = new Element("annotation").attribute("class", Integer.toString(annotation.type().id));
		for (int i = 0; i < annotation.values().size(); i++) {
			element.attribute(annotation.array() ? "value-" + i : "value", annotation.values().get(i));
		}
		return element;
	}

	private static final class Element {

		private final String name;

		private final Map<String, String> attributes = new LinkedHashMap<>();

		private final List<Element> children = new ArrayList<>();

		Element(String name) {
			this.name = name;
		}

		Element attribute(String key, String value) {
			this.attributes.put(key, value);
			return this;
		}

		Element add(Element child) {
			this.children.add(child);
			return this;
		}

		void collect(Map<String, Integer> strings) {
			strings.putIfAbsent(this.name, strings.size());
			this.attributes.forEach((key, value) -> {
				strings.putIfAbsent(key, strings.size());
				strings.putIfAbsent(value, strings.size());
			});
			this.children.forEach((child) -> child.collect(strings));
		}

		void write(Map<String, Integer> strings, Bytes target) {
			target.varint(strings.get(this.name));
			target.varint(this.attributes.size());
			this.attributes.forEach((key, value) -> {
				target.varint(strings.get(key));
				target.varint(strings.get(value));
			});
			target.varint(this.children.size());
			this.children.forEach((child) -> child.write(strings, target));
		}

	}

}
