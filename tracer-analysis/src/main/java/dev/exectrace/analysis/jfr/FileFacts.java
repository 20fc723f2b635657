package dev.exectrace.analysis.jfr;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is known about the trace as a whole.
 */
final class FileFacts {

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final Set<String> otherRecordings = new LinkedHashSet<>();

	private long sampler = -1;

	private long period;

	/** The JVM of the chunk that was read last, {@code null} where it did not say. */
	JvmIdentity jvm;

	String level = "";

	boolean started;

	String endReason = "";

	long end = Long.MIN_VALUE;

	long dropped;

	long lostWakeups;

	long unlistedThreads;

	long lostBytes;

	void property(String name, String value) {
		this.properties.putIfAbsent(name, value);
	}

	Map<String, String> properties() {
		return this.properties;
	}

	void otherRecordings(String names) {
		for (String name : names.split(",")) {
			if (!name.isBlank()) {
				this.otherRecordings.add(name.strip());
			}
		}
	}

	Set<String> otherRecordings() {
		return this.otherRecordings;
	}

	/** Says which number the events of the sampler have in the chunk to come. */
	void sampler(long type) {
		this.sampler = type;
	}

	boolean isSampler(long type) {
		return this.sampler == type;
	}

	void samplePeriod(long nanos) {
		this.period = nanos;
	}

	long samplePeriodOr(long otherwise) {
		return (this.period > 0) ? this.period : otherwise;
	}

}
