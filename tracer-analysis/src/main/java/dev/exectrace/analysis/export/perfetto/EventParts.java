package dev.exectrace.analysis.export.perfetto;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * Writes the parts of an event: its category, its name and what else there is to say.
 */
final class EventParts {

	private static final int THREAD = 0;

	private static final int CLASS = 1;

	private static final int STACK = 2;

	private final Names categories;

	private final Names names;

	private final Names keys;

	private final Names texts;

	EventParts(Trace trace, NewNames added) {
		Threads threads = trace.threads();
		Code code = trace.code();
		this.categories = new Names(Proto.Interned.CATEGORIES, added);
		this.names = new Names(Proto.Interned.EVENT_NAMES, added, threads::name);
		this.keys = new Names(Proto.Interned.ANNOTATION_NAMES, added);
		this.texts = new Names(Proto.Interned.STRINGS, added, threads::name, code::className,
				(stack) -> String.join("\n", code.describe(stack)));
	}

	void category(ProtobufWriter out, String category) {
		out.integer(Proto.Event.CATEGORY_IID, this.categories.label(category));
	}

	/** One of a few names. */
	void name(ProtobufWriter out, String name) {
		out.integer(Proto.Event.NAME_IID, this.names.label(name));
	}

	void name(ProtobufWriter out, int thread) {
		out.integer(Proto.Event.NAME_IID, this.names.numbered(THREAD, thread));
	}

	void thread(ProtobufWriter out, String key, int thread) {
		number(out, key, THREAD, thread);
	}

	void type(ProtobufWriter out, String key, int type) {
		number(out, key, CLASS, type);
	}

	void stack(ProtobufWriter out, String key, int stack) {
		number(out, key, STACK, stack);
	}

	private void number(ProtobufWriter out, String key, int kind, int number) {
		if (number >= 0) {
			int annotation = begin(out, key);
			out.integer(Proto.Annotation.STRING_IID, this.texts.numbered(kind, number));
			out.end(annotation);
		}
	}

	/** One of a few texts. */
	void label(ProtobufWriter out, String key, String label) {
		int annotation = begin(out, key);
		out.integer(Proto.Annotation.STRING_IID, this.texts.label(label));
		out.end(annotation);
	}

	void text(ProtobufWriter out, String key, String text) {
		if (text != null) {
			int annotation = begin(out, key);
			out.string(Proto.Annotation.STRING, text);
			out.end(annotation);
		}
	}

	void integer(ProtobufWriter out, String key, long value) {
		int annotation = begin(out, key);
		out.integer(Proto.Annotation.INTEGER, value);
		out.end(annotation);
	}

	void flag(ProtobufWriter out, String key) {
		int annotation = begin(out, key);
		out.bool(Proto.Annotation.BOOL, true);
		out.end(annotation);
	}

	private int begin(ProtobufWriter out, String key) {
		int annotation = out.begin(Proto.Event.ANNOTATION);
		out.integer(Proto.Annotation.NAME_IID, this.keys.label(key));
		return annotation;
	}

}
