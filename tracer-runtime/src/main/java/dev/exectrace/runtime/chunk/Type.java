package dev.exectrace.runtime.chunk;

import java.util.ArrayList;
import java.util.List;

/**
 * A type of the chunk's metadata.
 */
final class Type {

	static final String EVENT = "jdk.jfr.Event";

	static final String ANNOTATION = "java.lang.annotation.Annotation";

	final int id;

	final String name;

	final String superType;

	final boolean simple;

	final List<Field> fields = new ArrayList<>();

	final List<Annotation> annotations = new ArrayList<>();

	Type(int id, String name, String superType, boolean simple) {
		this.id = id;
		this.name = name;
		this.superType = superType;
		this.simple = simple;
	}

	Type field(String name, Type type, Annotation... annotations) {
		this.fields.add(new Field(name, type, false, false, List.of(annotations)));
		return this;
	}

	Type reference(String name, Type type, Annotation... annotations) {
		this.fields.add(new Field(name, type, true, false, List.of(annotations)));
		return this;
	}

	Type array(String name, Type type) {
		this.fields.add(new Field(name, type, false, true, List.of()));
		return this;
	}

	Type annotated(Annotation annotation) {
		this.annotations.add(annotation);
		return this;
	}

	record Field(String name, Type type, boolean constantPool, boolean array, List<Annotation> annotations) {
	}

	record Annotation(Type type, List<String> values, boolean array) {
	}

}
