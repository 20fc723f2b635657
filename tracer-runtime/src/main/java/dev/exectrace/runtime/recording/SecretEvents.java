package dev.exectrace.runtime.recording;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.ValueDescriptor;

import dev.exectrace.runtime.chunk.Varint;

/**
 * The JVM's events that tell secrets: command lines, properties and the environment. Some
 * come only where another recording asks for them, as settings hold for the whole JVM.
 * Immutable.
 */
final class SecretEvents {

	private static final Map<String, Set<String>> TEXTS = Map.of("jdk.JVMInformation",
			Set.of("jvmArguments", "jvmFlags", "javaArguments"), "jdk.SystemProcess", Set.of("commandLine"));

	private static final String PROPERTY = "jdk.InitialSystemProperty";

	private static final String ENVIRONMENT = "jdk.InitialEnvironmentVariable";

	private final Map<Long, EventType> types = new HashMap<>();

	SecretEvents(List<EventType> known) {
		for (EventType type : known) {
			String name = type.getName();
			if (TEXTS.containsKey(name) || name.equals(PROPERTY) || name.equals(ENVIRONMENT)) {
				this.types.put(type.getId(), type);
			}
		}
	}

	static SecretEvents ofThisJvm() {
		return new SecretEvents(FlightRecorder.getFlightRecorder().getEventTypes());
	}

	boolean contain(long type) {
		return this.types.containsKey(type);
	}

	/**
	 * Masks what looks secret in an event.
	 * @param type the type of the event
	 * @param fields its fields
	 * @throws IOException if they cannot be understood
	 */
	void mask(long type, ByteBuffer fields) throws IOException {
		EventType event = this.types.get(type);
		String key = "";
		try {
			for (ValueDescriptor field : event.getFields()) {
				switch (field.getTypeName()) {
					case "java.lang.String" -> {
						EventString string = EventString.read(fields);
						if (field.getName().equals("key")) {
							key = string.text();
						}
						else {
							mask(event.getName(), field.getName(), key, string);
						}
					}
					case "byte", "boolean" -> fields.get();
					case "float" -> fields.getFloat();
					case "double" -> fields.getDouble();
					default -> Varint.read(fields);
				}
			}
		}
		catch (BufferUnderflowException | NegativeArraySizeException ex) {
			throw new IOException("The JVM's recorder gave an event " + event.getName() + " that is not understood",
					ex);
		}
	}

	private static void mask(String event, String field, String key, EventString string) {
		if (event.equals(ENVIRONMENT) || (event.equals(PROPERTY) && SecretText.isSecretName(key))) {
			string.mask();
		}
		else if (event.equals(PROPERTY) || TEXTS.get(event).contains(field)) {
			string.mask(SecretText.secrets(string.text()));
		}
	}

}
