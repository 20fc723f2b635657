package dev.exectrace.analysis.diff;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.Samples;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.analysis.task.TaskSelection;

/**
 * What is to be compared of one trace, by names; it does not hold on to the trace.
 * Carriers are left out, as their time is that of the threads that they carry, and so are
 * the waits of idle workers. Immutable.
 */
public final class Measurement {

	private final Per per;

	private final long length;

	private final long threads;

	private final long tasks;

	private final Map<Activity, Rate> states;

	private final Map<Activity, Rate> groups;

	private final Map<Activity, Rate> stacks;

	private Measurement(Measuring from, long threads) {
		this.per = from.slots.per();
		this.length = from.slots.to() - from.slots.from();
		this.threads = threads;
		this.tasks = from.tasks();
		double units = switch (this.per) {
			case SECOND -> this.length / 1e9;
			case THREAD -> threads;
			case TASK -> Math.max(1, this.tasks);
		};
		this.states = from.states.rates(units, (subject) -> "");
		this.groups = from.groups.rates(units, (group) -> from.trace.threads().groups().name(group));
		this.stacks = from.stacks.rates(units, from.places::name);
	}

	private Measurement(List<Measurement> all) {
		this.per = all.getFirst().per;
		this.length = Typical.middle(all, Measurement::length);
		this.threads = Typical.middle(all, Measurement::threads);
		this.tasks = Typical.middle(all, Measurement::tasks);
		this.states = Typical.rates(all, Measurement::states);
		this.groups = Typical.rates(all, Measurement::groups);
		this.stacks = Typical.rates(all, Measurement::stacks);
	}

	/**
	 * What is typical of several traces: of everything the median, whose error includes
	 * how much they differ.
	 * @param measurements their measurements, at least one, all per the same unit
	 * @return the measurement
	 */
	static Measurement typical(List<Measurement> measurements) {
		return new Measurement(measurements);
	}

	/**
	 * Measures a trace.
	 * @param trace the trace
	 * @param selection the part of it to measure
	 * @param per what to divide times by
	 * @return the measurement
	 */
	public static Measurement of(Trace trace, Selection selection, Per per) {
		long from = Math.max(0, selection.from());
		Measuring measuring = new Measuring(trace, new Slots(per, from, Math.max(from, selection.end(trace))));
		return new Measurement(measuring, measuring.measure(selection));
	}

	/**
	 * What times are divided by.
	 * @return the unit
	 */
	public Per per() {
		return this.per;
	}

	/**
	 * How long the selected time is.
	 * @return nanoseconds
	 */
	public long length() {
		return this.length;
	}

	/**
	 * How many threads lived in it and were not idle all the time.
	 * @return the number
	 */
	public long threads() {
		return this.threads;
	}

	/**
	 * How many tasks that are not part of others ended in it.
	 * @return the number
	 */
	public long tasks() {
		return this.tasks;
	}

	Map<Activity, Rate> states() {
		return this.states;
	}

	Map<Activity, Rate> groups() {
		return this.groups;
	}

	Map<Activity, Rate> stacks() {
		return this.stacks;
	}

	/**
	 * Walks through a trace.
	 */
	private static final class Measuring {

		private final Trace trace;

		private final Slots slots;

		private final IdleWaits idle;

		private final Places places;

		private final Tally states;

		private final Tally groups;

		private final Tally stacks;

		/** When threads worked on tasks, where nothing else counts. */
		private final TaskScopes scopes;

		Measuring(Trace trace, Slots slots) {
			this.trace = trace;
			this.slots = slots;
			this.idle = new IdleWaits(trace);
			this.places = new Places(trace.code());
			this.states = new Tally(slots, trace.pauses());
			this.groups = new Tally(slots, trace.pauses());
			this.stacks = new Tally(slots, trace.pauses());
			this.scopes = (slots.per() == Per.TASK) ? TaskScopes.of(trace, TaskSelection.ALL) : null;
		}

		long tasks() {
			Tasks tasks = this.trace.tasks();
			return IntStream.range(0, tasks.count())
				.filter((task) -> tasks.parent(task) < 0 && tasks.isComplete(task)
						&& tasks.end(task) >= this.slots.from() && tasks.end(task) <= this.slots.to())
				.count();
		}

		long measure(Selection selection) {
			long measured = 0;
			Timeline timeline = this.trace.timeline();
			for (int thread = 0; thread < this.trace.threads().count(); thread++) {
				if (selection.includes(this.trace, thread) && !this.trace.threads().isCarrier(thread)
						&& measure(thread, timeline)) {
					measured++;
				}
			}
			return measured;
		}

		private boolean measure(int thread, Timeline timeline) {
			boolean alive = false;
			timeline.reset(thread);
			while (timeline.next()) {
				long start = Math.max(timeline.start(), this.slots.from());
				long end = Math.min(timeline.end(), this.slots.to());
				if (end > start && !this.idle.isIdle(thread, timeline)) {
					double share = share(thread, start, end);
					if (share > 0) {
						alive = true;
						interval(thread, timeline, start, end, share);
					}
				}
			}
			if (alive) {
				samples(thread);
			}
			return alive;
		}

		/** How much of an interval counts. */
		private double share(int thread, long start, long end) {
			return (this.scopes != null) ? (double) this.scopes.overlap(thread, start, end) / (end - start) : 1;
		}

		private void interval(int thread, Timeline timeline, long start, long end, double share) {
			ThreadState state = timeline.state();
			WaitReason reason = timeline.reason();
			int group = this.trace.threads().groups().group(thread);
			this.states.add(0, state, reason, thread, start, end, share);
			this.groups.add(group, state, reason, thread, start, end, share);
			boolean waited = state == ThreadState.BLOCKED
					|| (state == ThreadState.RUNNABLE && reason != WaitReason.NONE);
			if (waited && timeline.stack() >= 0) {
				this.stacks.add(this.places.of(timeline.stack()), state, reason, thread, start, end,
						timeline.scale() * share);
			}
		}

		private void samples(int thread) {
			Samples samples = this.trace.cpuSamples();
			for (int i = 0; i < this.trace.cpuSamplesByThread().count(thread); i++) {
				int row = this.trace.cpuSamplesByThread().row(thread, i);
				long at = samples.at(row);
				if (at >= this.slots.from() && at < this.slots.to() && samples.stack(row) >= 0
						&& share(thread, at, at + 1) > 0) {
					this.stacks.sample(this.places.of(samples.stack(row)), ThreadState.RUNNING, thread, at,
							samples.weight(row));
				}
			}
		}

	}

}
