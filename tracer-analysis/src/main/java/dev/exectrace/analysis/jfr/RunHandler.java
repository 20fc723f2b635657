package dev.exectrace.analysis.jfr;

import java.util.Arrays;

import dev.exectrace.analysis.model.RunReceiver;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WaitReasons;
import dev.exectrace.analysis.model.WakeCause;

/**
 * Takes in run slices, by far the most frequent events. Names of reasons are looked up
 * once a chunk.
 */
final class RunHandler implements EventHandler {

	/** The events that it takes. */
	static final String EVENT = "exectrace.VirtualThreadRun";

	private static final int REASONS = 32;

	private final TraceBuilder builder;

	private final RunReceiver receiver;

	private final Constants constants;

	private final TickConversion ticks;

	private final int start;

	private final int duration;

	private final int carrier;

	private final int thread;

	private final int stopReason;

	private final int runnable;

	private final int waker;

	private final int cause;

	private final int blocked;

	private final int blockReason;

	private final int blockerClass;

	private final StopReason[] stops = new StopReason[REASONS];

	private final WakeCause[] causes = new WakeCause[REASONS];

	private final WaitReason[] waits = new WaitReason[REASONS];

	private WaitReason[] parks = new WaitReason[16];

	RunHandler(EventLayout layout, ChunkContext chunk, RunReceiver receiver) {
		this.builder = chunk.builder();
		this.receiver = receiver;
		this.constants = chunk.constants();
		this.ticks = chunk.ticks();
		this.start = layout.slot("startTime");
		this.duration = layout.slot("duration");
		this.carrier = layout.slot("eventThread");
		this.thread = layout.slot("virtualThread");
		this.stopReason = layout.slot("stopReason");
		this.runnable = layout.slot("runnable");
		this.waker = layout.slot("waker");
		this.cause = layout.slot("cause");
		this.blocked = layout.slot("blocked");
		this.blockReason = layout.slot("blockReason");
		this.blockerClass = layout.slot("blockerClass");
	}

	@Override
	public void handle(Event event) {
		int thread = this.constants.thread(event.number(this.thread));
		int carrier = this.constants.thread(event.number(this.carrier));
		if (thread < 0 || carrier < 0) {
			throw new DamagedException("a run slice has no thread");
		}
		long startTicks = event.number(this.start);
		long readyTicks = startTicks - event.number(this.runnable);
		long start = this.ticks.nanos(startTicks);
		long ready = this.ticks.nanos(readyTicks);
		long blocked = this.ticks.nanos(readyTicks - event.number(this.blocked));
		long end = this.ticks.nanos(startTicks + event.number(this.duration));
		if (end < start || ready > start || blocked > ready) {
			throw new DamagedException("a run slice ends before it begins");
		}
		ChunkContext.near(blocked);
		ChunkContext.near(end);
		int type = (event.number(this.blockerClass) != 0) ? this.constants.type(event.number(this.blockerClass)) : -1;
		this.receiver.run(thread, carrier, start, end - start, stop(event), start - ready,
				this.constants.thread(event.number(this.waker)), cause(event), ready - blocked, wait(event, type),
				type);
	}

	private StopReason stop(Event event) {
		int key = key(event, this.stopReason);
		if (this.stops[key] == null) {
			this.stops[key] = StopReason.of(event.text(this.stopReason));
		}
		return this.stops[key];
	}

	private WakeCause cause(Event event) {
		int key = key(event, this.cause);
		if (this.causes[key] == null) {
			this.causes[key] = WakeCause.of(event.text(this.cause));
		}
		return this.causes[key];
	}

	private WaitReason wait(Event event, int type) {
		int key = key(event, this.blockReason);
		if (this.waits[key] == null) {
			this.waits[key] = WaitReasons.ofName(event.text(this.blockReason, ""), null);
		}
		WaitReason reason = this.waits[key];
		if (reason != WaitReason.PARK || type < 0) {
			return reason;
		}
		if (type >= this.parks.length) {
			this.parks = Arrays.copyOf(this.parks, type * 2);
		}
		if (this.parks[type] == null) {
			this.parks[type] = WaitReasons.ofBlocker(this.builder.typeName(type));
		}
		return this.parks[type];
	}

	private static int key(Event event, int slot) {
		long key = event.number(slot);
		if (key < 0 || key >= REASONS) {
			throw new DamagedException("a reason is unknown");
		}
		return (int) key;
	}

}
