package dev.exectrace.analysis.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the times of generated tasks against a look at every single nanosecond.
 */
class TaskTimePropertyTests {

	private static final int WINDOW = 2_000;

	private static final int THREADS = 4;

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void everyInstantCountsOnceAsWhatMovedTheTaskOn(long seed) {
		Generated generated = new Generated(new Random(seed));
		Trace trace = generated.trace();
		TaskAnalysis analysis = new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL);
		for (int task = 0; task < trace.tasks().count(); task++) {
			TaskTime time = analysis.time(task);
			TaskTime expected = generated.bruteForce(trace, task);
			assertThat(time.total()).isEqualTo(expected.total())
				.isEqualTo(Math.min(WINDOW, trace.tasks().end(task)) - Math.max(0, trace.tasks().start(task)));
			for (ThreadState state : ThreadState.values()) {
				assertThat(time.in(state)).as("%s of %d", state, task).isEqualTo(expected.in(state));
			}
			for (WaitReason reason : WaitReason.values()) {
				assertThat(time.blocked(reason)).as("%s of %d", reason, task).isEqualTo(expected.blocked(reason));
			}
			assertThat(time.unattended()).isEqualTo(expected.unattended());
		}
	}

	private record Scope(int thread, long task, long from, long to) {
	}

	private record Spec(long id, long parent, int beginner, long start, long end) {

		boolean isOpen() {
			return this.end < 0;
		}

	}

	private static final class Generated {

		private final Random random;

		private final List<Scope> scopes = new ArrayList<>();

		private final List<Spec> tasks = new ArrayList<>();

		private final List<Pause> pauses = new ArrayList<>();

		private final int[] threads = new int[THREADS];

		Generated(Random random) {
			this.random = random;
		}

		Trace trace() {
			TraceBuilder builder = new TraceBuilder();
			builder.window(0, WINDOW);
			int carrier = builder.thread(100, "carrier", false);
			for (int i = 0; i < THREADS; i++) {
				this.threads[i] = builder.thread(i + 1, "virtual-" + i, true);
				runs(builder, this.threads[i], carrier);
			}
			for (long at = this.random.nextInt(500); at < WINDOW; at += 200 + this.random.nextInt(500)) {
				this.pauses.add(new Pause(at, at + 1 + this.random.nextInt(60), "pause", -1));
			}
			this.pauses.forEach(builder::pause);
			int count = 1 + this.random.nextInt(5);
			for (int i = 0; i < count; i++) {
				task(builder, i + 1);
			}
			return builder.build();
		}

		private void runs(TraceBuilder builder, int thread, int carrier) {
			long at = this.random.nextInt(100);
			WaitReason[] reasons = { WaitReason.SLEEP, WaitReason.NETWORK, WaitReason.LOCK };
			boolean first = true;
			while (at < WINDOW - 300) {
				long blocked = first ? 0 : 1 + this.random.nextInt(120);
				long runnable = this.random.nextInt(60);
				long length = 1 + this.random.nextInt(100);
				at += blocked + runnable;
				builder.run(thread, carrier, at, length, StopReason.PARK, runnable, -1,
						first ? WakeCause.START : WakeCause.UNPARK, blocked,
						first ? WaitReason.NONE : reasons[this.random.nextInt(3)], -1);
				at += length;
				first = false;
			}
		}

		private void task(TraceBuilder builder, long id) {
			long start = this.random.nextInt(WINDOW - 200) - 50;
			boolean open = this.random.nextInt(4) == 0;
			long end = open ? -1 : start + 1 + this.random.nextInt(WINDOW);
			long parent = (id > 1 && this.random.nextBoolean()) ? 1 + this.random.nextInt((int) id - 1) : 0;
			int beginner = this.threads[this.random.nextInt(THREADS)];
			Spec spec = new Spec(id, parent, beginner, start, end);
			this.tasks.add(spec);
			builder.taskBegan(id, parent, "task", start, beginner);
			if (!open) {
				builder.taskEnded(id, parent, "task", start, end, beginner, null, null, null, null);
			}
			int scopes = this.random.nextInt(5);
			for (int i = 0; i < scopes; i++) {
				long from = start + this.random.nextInt(WINDOW / 2);
				Scope scope = new Scope(this.threads[this.random.nextInt(THREADS)], id, from,
						from + this.random.nextInt(WINDOW / 2));
				this.scopes.add(scope);
				builder.region(scope.thread(), scope.from(), scope.to(), id, "task", true);
			}
		}

		TaskTime bruteForce(Trace trace, int task) {
			TaskTime time = new TaskTime();
			long id = trace.tasks().id(task);
			long from = Math.max(0, trace.tasks().start(task));
			long to = Math.min(WINDOW, trace.tasks().end(task));
			for (long at = from; at < to; at++) {
				instant(trace, id, at, time);
			}
			return time;
		}

		private void instant(Trace trace, long id, long at, TaskTime time) {
			ThreadState best = null;
			WaitReason reason = WaitReason.NONE;
			long takenUp = Long.MIN_VALUE;
			for (Scope scope : all()) {
				if (!isPartOf(scope.task(), id) || at < scope.from() || at >= scope.to()) {
					continue;
				}
				Timeline timeline = trace.timeline(scope.thread());
				while (timeline.next() && timeline.end() <= at) {
					continue;
				}
				if (timeline.start() > at || timeline.end() <= at) {
					continue;
				}
				ThreadState state = timeline.state();
				if (best == null || rank(state) < rank(best) || (rank(state) == rank(best) && scope.from() > takenUp)) {
					best = state;
					reason = timeline.reason();
					takenUp = scope.from();
				}
			}
			boolean paused = this.pauses.stream().anyMatch((pause) -> pause.start() <= at && at < pause.end());
			if (best == null) {
				time.unattended(1);
			}
			else if (paused && (best == ThreadState.RUNNING || best == ThreadState.RUNNABLE)) {
				time.add(ThreadState.STOPPED, WaitReason.NONE, 1);
			}
			else {
				time.add(best, reason, 1);
			}
		}

		/** With those of beginners that have not left their open tasks. */
		private List<Scope> all() {
			List<Scope> all = new ArrayList<>(this.scopes);
			for (Spec task : this.tasks) {
				boolean left = this.scopes.stream()
					.anyMatch((scope) -> scope.task() == task.id() && scope.thread() == task.beginner());
				if (task.isOpen() && !left) {
					all.add(new Scope(task.beginner(), task.id(), task.start(), WINDOW));
				}
			}
			return all;
		}

		private boolean isPartOf(long task, long of) {
			for (long at = task; at != 0;) {
				if (at == of) {
					return true;
				}
				at = this.tasks.get((int) at - 1).parent();
			}
			return false;
		}

		private static int rank(ThreadState state) {
			return switch (state) {
				case RUNNING -> 0;
				case RUNNABLE -> 1;
				case BLOCKED -> 2;
				default -> 3;
			};
		}

	}

}
