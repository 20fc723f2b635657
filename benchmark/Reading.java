import java.nio.file.Path;
import java.util.stream.Stream;

import jdk.jfr.consumer.RecordingFile;

import dev.exectrace.analysis.jfr.EventOrder;
import dev.exectrace.analysis.jfr.EventReader;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;

/**
 * Reads a trace over and over: {@code Reading FILE ROUNDS READER}. Prints a line a round:
 * how many events were read, how many millions in a second. The readers: {@code model}
 * builds the model, {@code events} reads events one by one in order of time, each with its
 * type, times and thread, {@code file} as they stand in the file, {@code jdk} does that by
 * the JDK's own reader.
 */
public class Reading {

	private static long sum;

	public static void main(String[] args) throws Exception {
		Path file = Path.of(args[0]);
		for (int round = 0; round < Integer.parseInt(args[1]); round++) {
			long start = System.nanoTime();
			long events = switch (args[2]) {
				case "model" -> TraceReader.read(file, ReadProgress.NONE).facts().events();
				case "events" -> events(file, EventOrder.TIME);
				case "file" -> events(file, EventOrder.FILE);
				case "jdk" -> jdk(file);
				default -> throw new IllegalArgumentException(args[2]);
			};
			System.out.printf("%d %.2f%n", events, events * 1000.0 / (System.nanoTime() - start));
		}
	}

	private static long events(Path file, EventOrder order) throws Exception {
		return EventReader.read(file, order, (type) -> {
			int thread = Stream.of("virtualThread", "eventThread")
				.mapToInt(type::field)
				.filter((field) -> field != 0)
				.findFirst()
				.orElse(0);
			return (event) -> sum += event.start() + event.duration() + event.number(thread);
		}, ReadProgress.NONE).events();
	}

	private static long jdk(Path file) throws Exception {
		long events = 0;
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				recording.readEvent();
				events++;
			}
		}
		return events;
	}

}
