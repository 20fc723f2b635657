package dev.exectrace.analysis.profile.format;

import java.io.IOException;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextFormatsTests {

	private static String top(ProfileType type, int limit) throws IOException {
		StringBuilder out = new StringBuilder();
		new TextTop(limit).write(SampleProfile.of(type), out);
		return out.toString();
	}

	@Test
	void topShowsMethodsAndStacks() throws IOException {
		assertThat(top(ProfileType.BLOCK, 10).lines())
			.startsWith("300.0 ms blocked, in 8 waits of 5 threads in 1.000 s",
					"not shown: 500.0 ms of idle workers that waited for work; --idle shows them")
			.contains("    200.0 ms   66.67%   66.67%     200.0 ms   66.67%  java.net.Socket.read",
					"        0 ns    0.00%  100.00%     300.0 ms  100.00%  com.acme.Main.main",
					"    200.0 ms   66.67%  4 x  http-*, network", "\tjava.net.Socket.read:10");
	}

	@Test
	void topSaysWhatItLeavesOut() throws IOException {
		assertThat(top(ProfileType.BLOCK, 1)).contains("4 more methods", "1 more stack\n").doesNotContain("Reentrant");
	}

	@Test
	void topOfNothingIsALine() throws IOException {
		assertThat(top(ProfileType.PINNED, 10))
			.isEqualTo("0 ns blocked and holding the carrier, in 0 waits of 5 threads in 1.000 s\n");
	}

	@Test
	void saysWhatTheTraceCannotTell() throws IOException {
		TraceBuilder builder = new TraceBuilder();
		builder.thread(1, "", true);
		builder.window(0, 1000);
		Trace trace = builder.build();
		StringBuilder out = new StringBuilder();
		new TextTop(1).write(Profile.of(trace, ProfileType.SCHED, Selection.ALL, false), out);
		new TextTop(1).write(Profile.of(trace, ProfileType.CPU, Selection.ALL, false), out);
		assertThat(out.toString().lines()).contains("not in this trace: when virtual threads parked or were runnable",
				"the trace has no such samples of these threads in this time");
	}

	@Test
	void noNameMovesTheCursor() throws IOException {
		TraceBuilder builder = new TraceBuilder();
		int thread = builder.thread(1, "evil\u001b[2J", false);
		builder.cpuSample(thread, 0, builder.stack(builder.frame("A.\u001b[1A", 1)), 1000);
		builder.window(0, 1000);
		StringBuilder out = new StringBuilder();
		new TextTop(9).write(Profile.of(builder.build(), ProfileType.CPU, Selection.ALL, false), out);
		assertThat(out.toString()).contains("A.?[1A", "evil?[*J").doesNotContain("\u001b");
	}

	@Test
	void topOfBytesIsInBytes() throws IOException {
		assertThat(top(ProfileType.ALLOC, 10))
			.startsWith("4.000 MiB allocated, in 4 samples of 5 threads in 1.000 s\n");
	}

	@Test
	void collapsedStacksAreALineEach() throws IOException {
		StringBuilder out = new StringBuilder();
		Collapsed.write(SampleProfile.of(ProfileType.BLOCK), out);
		assertThat(out.toString().split("\n")).containsExactly(
				"com.acme.Main.main;com.acme.Client$Call.run;java.net.Socket.read 200000000",
				"com.acme.Main.main;" + SampleProfile.NASTY.replace(';', ':')
						+ ";java.util.concurrent.locks.ReentrantLock.lock 100000000");
	}

}
