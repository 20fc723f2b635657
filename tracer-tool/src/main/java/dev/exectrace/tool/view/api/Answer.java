package dev.exectrace.tool.view.api;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is sent back.
 *
 * @param type the media type
 * @param body the bytes
 * @param immutable whether the same address always gives the same
 * @param download the name of a file that it is to be kept in, {@code null} for none
 */
public record Answer(String type, byte[] body, boolean immutable, String download) {

	private static final JsonFactory JSON = new JsonFactory();

	/**
	 * An answer to be shown.
	 * @param type the media type
	 * @param body the bytes
	 */
	public Answer(String type, byte[] body) {
		this(type, body, false, null);
	}

	/**
	 * An answer in JSON.
	 * @param value writes it
	 * @return the answer
	 */
	static Answer json(Consumer<JsonGenerator> value) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
			value.accept(json);
		}
		// Not written as bytes at once: names in a trace may hold half of a character.
		return new Answer("application/json", text.toString().getBytes(StandardCharsets.UTF_8));
	}

	static Answer binary(byte[] body) {
		return new Answer("application/octet-stream", body, true, null);
	}

	static Answer download(String name, byte[] body) {
		return new Answer("application/octet-stream", body, false, name);
	}

}
