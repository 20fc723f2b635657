package dev.exectrace.containertest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A trace, read with the JDK's own reader.
 */
record Trace(List<RecordedEvent> events) {

	static Trace of(byte[] bytes) throws IOException {
		Path file = Files.createTempFile("container", ".jfr");
		try {
			Files.write(file, bytes);
			return new Trace(RecordingFile.readAllEvents(file));
		}
		finally {
			Files.delete(file);
		}
	}

	List<RecordedEvent> events(String type) {
		return this.events.stream().filter((event) -> event.getEventType().getName().equals(type)).toList();
	}

	/**
	 * What the trace says of itself at its end.
	 */
	RecordedEvent end() {
		return events("exectrace.Capture").getLast();
	}

}
