package dev.exectrace.tool.output;

import java.io.Writer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * How JSON is written. Apart from {@link Output}, so that commands that print text do not
 * load what writes it.
 */
final class Json {

	private static final JsonFactory VALUES = JsonFactory.builder()
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.build();

	private static final JsonFactory LINES = JsonFactory.builder()
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.rootValueSeparator("")
		.build();

	private Json() {
	}

	/** Writes one value, to be read by people, too. */
	static JsonGenerator value(Writer out) {
		return VALUES.createGenerator(pretty(), out);
	}

	/** Writes values without a line's end within one. */
	static JsonGenerator lines(Writer out) {
		return LINES.createGenerator(ObjectWriteContext.empty(), out);
	}

	private static ObjectWriteContext pretty() {
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
			.withArrayIndenter(new DefaultIndenter("  ", System.lineSeparator()));
		return new ObjectWriteContext.Base() {

			@Override
			public DefaultPrettyPrinter getPrettyPrinter() {
				return printer;
			}

			@Override
			public boolean hasPrettyPrinter() {
				return true;
			}

		};
	}

}
