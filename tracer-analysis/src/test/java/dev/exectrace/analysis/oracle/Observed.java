package dev.exectrace.analysis.oracle;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.child.Jdk;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;

/**
 * A program's trace beside its own notes.
 *
 * @param trace the trace
 * @param notes what the program wrote down
 */
record Observed(Trace trace, Notes notes) {

	static Observed of(Program program, Jdk jdk) throws IOException {
		Observed observed = new Observed(TraceReader.read(Traces.on(jdk).resolve(program + ".jfr"), ReadProgress.NONE),
				Notes.read(Traces.on(jdk).resolve(program + ".tsv")));
		TraceCheck.check(observed.trace);
		return observed;
	}

	/** The number of the thread of an id. */
	int thread(long id) {
		return this.trace.threads().number(id);
	}

	/**
	 * How long a thread was away for a reason: until it ran again, as it notes it itself.
	 */
	long away(long id, WaitReason... reasons) {
		long sum = 0;
		Timeline timeline = this.trace.timeline(thread(id));
		while (timeline.next()) {
			boolean away = timeline.state() == ThreadState.BLOCKED || timeline.state() == ThreadState.RUNNABLE;
			sum += (away && List.of(reasons).contains(timeline.reason())) ? timeline.duration() : 0;
		}
		return sum;
	}

	/** How long a thread ran, or was kept from it by a pause. */
	long ran(long id) {
		Breakdown breakdown = breakdown(List.of(id));
		return breakdown.in(ThreadState.RUNNING) + breakdown.in(ThreadState.STOPPED);
	}

	/** Where the time of some threads went. */
	Breakdown breakdown(List<Long> ids) {
		Breakdown breakdown = new Breakdown();
		Timeline timeline = this.trace.timeline(0);
		ids.forEach((id) -> breakdown.add(this.trace, timeline, thread(id), Selection.ALL));
		return breakdown;
	}

	/** A cursor on the last interval of a thread. */
	Timeline last(long id) {
		Timeline counting = this.trace.timeline(thread(id));
		int count = 0;
		while (counting.next()) {
			count++;
		}
		Timeline timeline = this.trace.timeline(thread(id));
		for (int i = 0; i < count; i++) {
			timeline.next();
		}
		return timeline;
	}

	int named(String name) {
		int[] found = IntStream.range(0, this.trace.threads().count())
			.filter((thread) -> this.trace.threads().name(thread).equals(name))
			.toArray();
		if (found.length != 1) {
			throw new IllegalStateException(name + " is " + Arrays.toString(found));
		}
		return found[0];
	}

}
