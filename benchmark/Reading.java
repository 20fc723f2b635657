import java.nio.file.Path;

import jdk.jfr.consumer.RecordingFile;

import dev.exectrace.analysis.jfr.EventOrder;
import dev.exectrace.analysis.jfr.EventReader;
import dev.exectrace.analysis.jfr.EventsRead;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;

/**
 * Reads a trace over and over: {@code Reading FILE ROUNDS}. Prints a line a round: which
 * reader, how many events it read in a second.
 */
public class Reading {

	public static void main(String[] args) throws Exception {
		Path file = Path.of(args[0]);
		int rounds = Integer.parseInt(args[1]);
		for (int round = 0; round < rounds; round++) {
			model(file);
		}
		for (EventOrder order : EventOrder.values()) {
			for (int round = 0; round < rounds; round++) {
				events(file, order);
			}
		}
		jdk(file);
	}

	/** Every number of every event: times converted, threads looked up. */
	private static void events(Path file, EventOrder order) throws Exception {
		long start = System.nanoTime();
		long[] sum = new long[1];
		EventsRead read = EventReader.read(file, order, (type) -> {
			int fields = type.fields().size();
			return (event) -> {
				for (int field = 1; field <= fields; field++) {
					sum[0] += event.number(field);
				}
			};
		}, ReadProgress.NONE);
		print("events-" + order.name().toLowerCase(), read.events(), System.nanoTime() - start);
	}

	private static void model(Path file) throws Exception {
		long start = System.nanoTime();
		Trace trace = TraceReader.read(file, ReadProgress.NONE);
		print("model", trace.facts().events(), System.nanoTime() - start);
	}

	private static void jdk(Path file) throws Exception {
		long start = System.nanoTime();
		long events = 0;
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				recording.readEvent();
				events++;
			}
		}
		print("jdk", events, System.nanoTime() - start);
	}

	private static void print(String reader, long events, long nanos) {
		System.out.printf("%s %d %.2f%n", reader, events, events * 1000.0 / nanos);
	}

}
