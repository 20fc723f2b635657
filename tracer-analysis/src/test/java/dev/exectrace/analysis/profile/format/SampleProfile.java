package dev.exectrace.analysis.profile.format;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;

/**
 * A small profile with names that are hard on writers.
 */
final class SampleProfile {

	static final long START = 1_700_000_000_123_456_789L;

	static final String NASTY = "com.acme.Page.</script><!--\"\\&;\u2028";

	private SampleProfile() {
	}

	static Trace trace() {
		TraceBuilder builder = new TraceBuilder();
		int read = builder.stack(builder.frame("java.net.Socket.read", 10),
				builder.frame("com.acme.Client$Call.run", 20), builder.frame("com.acme.Main.main", 30));
		int lock = builder.stack(builder.frame("java.util.concurrent.locks.ReentrantLock.lock", 5),
				builder.frame(NASTY, 0), builder.frame("com.acme.Main.main", 31));
		for (int i = 1; i <= 4; i++) {
			int thread = builder.thread(i, "http-" + i, false);
			builder.wait(thread, 1_000_000, 50_000_000, WaitReason.NETWORK, -1, read, Waits.EXACT, null);
			builder.wait(thread, 100_000_000, 25_000_000, WaitReason.LOCK, -1, lock, Waits.EXACT, null);
			builder.cpuSample(thread, 60_000_000, read, 10_000_000);
			builder.allocation(thread, 60_000_000, lock, 1 << 20, -1);
		}
		int idle = builder.stack(builder.frame("java.util.concurrent.ThreadPoolExecutor.getTask", 1));
		builder.wait(builder.thread(9, "pool-1-thread-1", false), 0, 500_000_000, WaitReason.QUEUE, -1, idle,
				Waits.EXACT, null);
		builder.level("full");
		builder.window(START, 1_000_000_000);
		return builder.build();
	}

	static Profile of(ProfileType type) {
		return Profile.of(trace(), type, Selection.ALL, false);
	}

}
