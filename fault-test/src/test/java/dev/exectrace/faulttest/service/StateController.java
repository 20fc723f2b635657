package dev.exectrace.faulttest.service;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

import jdk.jfr.FlightRecorder;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells what there is in this JVM because of the tracer, or because of others.
 */
@RestController
class StateController {

	private static final String PREFIX = "exectrace-";

	@GetMapping("/state")
	Map<String, Object> state() throws ReflectiveOperationException {
		return Map.of("threads", threads(), "recordings", recordings(), "hooksOn", hooksOn(), "carriers", carriers());
	}

	private static long carriers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("ForkJoinPool-1-worker-"))
			.count();
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith(PREFIX))
			.sorted()
			.toList();
	}

	private static List<String> recordings() {
		if (!FlightRecorder.isAvailable() || !FlightRecorder.isInitialized()) {
			return List.of();
		}
		return FlightRecorder.getFlightRecorder()
			.getRecordings()
			.stream()
			.map((recording) -> recording.getName() + " " + recording.getState())
			.sorted()
			.toList();
	}

	private static boolean hooksOn() throws ReflectiveOperationException {
		try {
			Field recorder = Class.forName("dev.exectrace.agent.Hooks", true, null).getDeclaredField("recorder");
			recorder.setAccessible(true);
			return recorder.get(null) != null;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
