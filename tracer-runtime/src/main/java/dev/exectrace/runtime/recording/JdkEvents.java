package dev.exectrace.runtime.recording;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the JDK's events in a capture.
 */
final class JdkEvents {

	/**
	 * Reads and writes that return at once are no waits; with a stack each they would be
	 * most of a trace.
	 */
	private static final String INPUT_OUTPUT_THRESHOLD = "20 us";

	/**
	 * A monitor that is left within microseconds is waited for by spinning, and its stack
	 * takes several times as long: under load most of these events were such.
	 */
	private static final String MONITOR_THRESHOLD = "20 us";

	/**
	 * Where the hooks record all waits of virtual threads, the JDK would say them again
	 * at a multiple of the cost: only the long ones, which tell the peer and the bytes.
	 */
	private static final String SAID_TWICE_THRESHOLD = "10 ms";

	/**
	 * The hooks record parks of platform threads, too. Longer than the pauses of our own
	 * thread, which would each come with a stack.
	 */
	private static final String PARK_THRESHOLD = "20 ms";

	/** What is always on leaves out what is short. */
	private static final String ALWAYS_ON_THRESHOLD = "1 ms";

	/** Explicit, as the throttle of another recording would apply otherwise. */
	private static final String UNTHROTTLED = "1000000/s";

	/**
	 * Every 20 ms, as the JDK has it, took over a per cent of two processors at full
	 * load.
	 */
	private static final String SAMPLE_PERIOD = "50 ms";

	private static final String[] WAITS = { "ThreadPark", "JavaMonitorEnter", "JavaMonitorWait", "ThreadSleep",
			"VirtualThreadPinned" };

	private static final String[] SOCKETS = { "SocketRead", "SocketWrite", "SocketConnect" };

	private static final String[] FILES = { "FileRead", "FileWrite", "FileForce" };

	private static final String[] PLAIN = { "VirtualThreadSubmitFailed", "ThreadStart", "ThreadEnd",
			"GarbageCollection", "GCPhasePause", "GCHeapSummary", "ZAllocationStall", "SafepointBegin",
			"ExecuteVMOperation", "DataLoss", "ActiveRecording" };

	private static final String[] ONCE = { "JVMInformation", "OSInformation", "CPUInformation",
			"ContainerConfiguration", "GCConfiguration", "GCHeapConfiguration", "VirtualizationInformation" };

	private JdkEvents() {
	}

	/**
	 * The settings.
	 * @param scheduling whether the hooks record the scheduling of virtual threads, so
	 * that the JDK's events of their start and end would only say it again
	 * @return names of settings to values, as {@link jdk.jfr.Recording} takes them
	 */
	static Map<String, String> settings(boolean scheduling) {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String name : WAITS) {
			settings.put("jdk." + name + "#enabled", "true");
			settings.put("jdk." + name + "#threshold", "0 ns");
			settings.put("jdk." + name + "#stackTrace", "true");
		}
		settings.put("jdk.JavaMonitorEnter#threshold", MONITOR_THRESHOLD);
		if (scheduling) {
			// The hooks record the sleeps of platform threads, too
			settings.put("jdk.ThreadSleep#enabled", "false");
			settings.put("jdk.ThreadPark#threshold", PARK_THRESHOLD);
		}
		for (String name : SOCKETS) {
			inputOutput(settings, name, scheduling ? SAID_TWICE_THRESHOLD : INPUT_OUTPUT_THRESHOLD);
		}
		if (scheduling) {
			// These look at the clock whatever the threshold; the hooks tell the peer of
			// what is long
			settings.put("jdk.SocketRead#enabled", "false");
			settings.put("jdk.SocketWrite#enabled", "false");
		}
		for (String name : FILES) {
			inputOutput(settings, name, INPUT_OUTPUT_THRESHOLD);
		}
		for (String name : PLAIN) {
			settings.put("jdk." + name + "#enabled", "true");
			settings.put("jdk." + name + "#threshold", "0 ns");
		}
		for (String name : ONCE) {
			settings.put("jdk." + name + "#enabled", "true");
			settings.put("jdk." + name + "#period", "beginChunk");
		}
		for (String name : new String[] { "VirtualThreadStart", "VirtualThreadEnd" }) {
			settings.put("jdk." + name + "#enabled", Boolean.toString(!scheduling));
			settings.put("jdk." + name + "#stackTrace", "false");
		}
		settings.put("jdk.ExecutionSample#enabled", "true");
		settings.put("jdk.ExecutionSample#period", SAMPLE_PERIOD);
		settings.put("jdk.CPUTimeSample#enabled", "false");
		settings.put("jdk.CPULoad#enabled", "true");
		settings.put("jdk.CPULoad#period", "1 s");
		for (String name : new String[] { "VirtualThreadBlock", "ThreadBlock" }) {
			settings.put("exectrace." + name + "#enabled", Boolean.toString(scheduling));
			settings.put("exectrace." + name + "#stackTrace", "true");
			settings.put("exectrace." + name + "#threshold", "0 ns");
		}
		settings.put("exectrace.SocketWait#enabled", Boolean.toString(scheduling));
		settings.put("exectrace.SocketWait#threshold", "0 ns");
		return settings;
	}

	/**
	 * The settings of a recording that is always on.
	 * @param scheduling whether the hooks record the scheduling of virtual threads
	 * @return names of settings to values, as {@link jdk.jfr.Recording} takes them
	 */
	static Map<String, String> historySettings(boolean scheduling) {
		Map<String, String> settings = settings(scheduling);
		settings.put("jdk.ExecutionSample#period", "100 ms");
		for (String name : FILES) {
			settings.put("jdk." + name + "#threshold", ALWAYS_ON_THRESHOLD);
		}
		settings.put("jdk.JavaMonitorEnter#threshold", ALWAYS_ON_THRESHOLD);
		settings.put("jdk.JavaMonitorWait#threshold", ALWAYS_ON_THRESHOLD);
		return settings;
	}

	private static void inputOutput(Map<String, String> settings, String name, String threshold) {
		settings.put("jdk." + name + "#enabled", "true");
		settings.put("jdk." + name + "#threshold", threshold);
		settings.put("jdk." + name + "#throttle", UNTHROTTLED);
		settings.put("jdk." + name + "#stackTrace", "true");
	}

}
