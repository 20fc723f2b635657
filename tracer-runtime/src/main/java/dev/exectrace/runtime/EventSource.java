package dev.exectrace.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.chunk.ReasonNames;
import dev.exectrace.runtime.chunk.TickClock;
import dev.exectrace.runtime.instrument.AgentUnavailableException;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.recording.JdkRecording;
import dev.exectrace.runtime.recording.RecorderClock;
import dev.exectrace.runtime.scheduling.RunnableTimes;
import dev.exectrace.runtime.scheduling.SchedulerTrace;
import dev.exectrace.runtime.scheduling.SliceWatch;
import dev.exectrace.runtime.task.TaskRecorder;

/**
 * Where the events in our own chunks come from: the hooks, where the agent is, or
 * nowhere; and from what the program says about its tasks.
 */
abstract sealed class EventSource {

	private static final Logger logger = System.getLogger(EventSource.class.getName());

	/** How long a task has to be where brief ones are not worth their cost. */
	static final Duration MIN_TASK = Duration.ofMillis(1);

	private static final double SPARE_STACKS = 0.1;

	private final TraceLevel level;

	private final String agent;

	private final ChunkWriter writer;

	private final TaskRecorder tasks = new TaskRecorder(this::ticks);

	EventSource(TraceLevel level, String agent, ChunkWriter writer) {
		this.level = level;
		this.agent = agent;
		this.writer = writer;
	}

	static EventSource create(boolean attachAgent, JdkRecording recording) {
		try {
			Instrumented instrumented = Instrumented.get(attachAgent);
			instrumented.claim();
			return new Hooked(instrumented, new SchedulerTrace(instrumented));
		}
		catch (AgentUnavailableException ex) {
			logger.log(Level.WARNING, "The trace will not show the scheduling of virtual threads: " + ex.getMessage());
			recording.update(false);
			return new Plain(ex.getMessage(), recording.clock());
		}
	}

	TraceLevel level() {
		return this.level;
	}

	String agent() {
		return this.agent;
	}

	ChunkWriter writer() {
		return this.writer;
	}

	abstract long ticks();

	void start() {
		this.tasks.start();
	}

	/**
	 * The threads' slices go first: so none is told to have ended before its last region.
	 */
	int drain() {
		return this.tasks.drain(this.writer);
	}

	/** As {@link #drain()}, and of what it has to leave for later, too. */
	void drainAll() {
		drain();
		this.tasks.drainAll(this.writer);
	}

	/**
	 * Leaves out what is not worth its cost where nobody has asked for it, or does so no
	 * more.
	 */
	void spare(boolean sparing) {
		this.tasks.minTask(sparing ? this.writer.ticks(MIN_TASK.toNanos()) : 0);
	}

	void stop() {
		this.tasks.stop();
	}

	/** Lets go of its memory, when nothing is asked of it any more. */
	void close() {
	}

	/** Writes what is running now and was not told yet. */
	void readOpen(long now, ChunkWriter target) {
	}

	/** Has the run slices told to somebody, too, or to nobody. */
	void observe(RunnableTimes observer) {
	}

	/** Has long waits for a processor and long pinned waits told to somebody. */
	void watch(SliceWatch watch) {
	}

	long dropped() {
		return this.tasks.dropped();
	}

	long lostWakeups() {
		return 0;
	}

	private static final class Hooked extends EventSource {

		private final SchedulerTrace scheduler;

		Hooked(Instrumented instrumented, SchedulerTrace scheduler) {
			super(instrumented.missingHooks().isEmpty() ? TraceLevel.FULL : TraceLevel.PARTIAL,
					instrumented.missingHooks().isEmpty() ? "installed"
							: "installed without " + String.join(", ", instrumented.missingHooks()),
					scheduler.writer());
			this.scheduler = scheduler;
		}

		@Override
		long ticks() {
			return this.scheduler.ticks();
		}

		@Override
		void start() {
			this.scheduler.start();
			super.start();
		}

		@Override
		int drain() {
			return this.scheduler.drain() + super.drain();
		}

		@Override
		void spare(boolean sparing) {
			super.spare(sparing);
			this.scheduler.stacks(sparing ? SPARE_STACKS : 1);
		}

		@Override
		void stop() {
			super.stop();
			this.scheduler.stop();
		}

		@Override
		void close() {
			this.scheduler.close();
		}

		@Override
		void readOpen(long now, ChunkWriter target) {
			this.scheduler.readOpen(now, target);
		}

		@Override
		void observe(RunnableTimes observer) {
			this.scheduler.observe((observer != null) ? observer.reader() : null);
		}

		@Override
		void watch(SliceWatch watch) {
			this.scheduler.watch(watch);
		}

		@Override
		long dropped() {
			return this.scheduler.dropped() + super.dropped();
		}

		@Override
		long lostWakeups() {
			return this.scheduler.lostWakeups();
		}

	}

	private static final class Plain extends EventSource {

		private final RecorderClock clock;

		Plain(String failure, RecorderClock clock) {
			super(TraceLevel.JDK, "unavailable: " + failure,
					new ChunkWriter(TickClock.now(clock::now, clock.ticksPerSecond()), ReasonNames.NONE));
			this.clock = clock;
		}

		@Override
		long ticks() {
			return this.clock.now();
		}

	}

}
