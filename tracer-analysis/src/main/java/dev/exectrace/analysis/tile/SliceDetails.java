package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.column.RowIndex;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitDetail;
import dev.exectrace.analysis.model.WakeCause;

/**
 * Finds all that a trace tells of a slice. Safe for several threads.
 */
public final class SliceDetails {

	/** A thread that is on no task must not have all its regions looked at. */
	private static final int MAX_ENCLOSED = 1000;

	private final Trace trace;

	private final Rows rows;

	private final RowIndex regionsByThread;

	/**
	 * Reads the slices of a trace.
	 * @param index the trace's index
	 */
	public SliceDetails(TraceIndex index) {
		this.trace = index.trace();
		this.rows = index.rows();
		this.regionsByThread = RowIndex.of(this.trace.regions().count(), this.trace.threads().count(),
				this.trace.regions()::thread, this.trace.regions()::start);
	}

	/**
	 * Tells what a slice is in a few words, as a label in it.
	 * @param slice the slice
	 * @return the words
	 */
	public String label(Slice slice) {
		return of(slice).label();
	}

	/**
	 * Tells everything of a slice.
	 * @param slice the slice
	 * @return the details
	 */
	public SliceDetail of(Slice slice) {
		return switch (this.rows.kind(slice.row())) {
			case MACHINE -> machine(slice);
			case TASK, REGION -> task(slice);
			case CARRIER -> carrier(slice);
			case PLATFORM, VIRTUAL -> thread(slice);
		};
	}

	private SliceDetail machine(Slice slice) {
		if (slice.kind() == SliceKind.NONE) {
			return plain(slice, "not stopped", List.of());
		}
		int item = this.rows.lane(slice.row()).item(slice.start());
		if (slice.kind() == SliceKind.STOPPED) {
			Pause pause = this.trace.pauses().all().get(item);
			return plain(slice, pause.cause(),
					(pause.gc() >= 0) ? List.of("garbage collection " + pause.gc()) : List.of());
		}
		GarbageCollection collection = this.trace.garbageCollections().get(item);
		return plain(slice, collection.name() + ", " + collection.cause(),
				List.of("garbage collection " + collection.id()));
	}

	private SliceDetail task(Slice slice) {
		if (slice.kind() == SliceKind.REGION) {
			return region(slice);
		}
		if (slice.kind() == SliceKind.NONE) {
			return plain(slice, "nothing", List.of());
		}
		Tasks tasks = this.trace.tasks();
		int task = this.rows.lane(slice.row()).item(slice.start());
		List<String> facts = new ArrayList<>();
		facts.add("task " + tasks.id(task));
		add(facts, "failed: ", tasks.outcome(task));
		add(facts, "", tasks.attributes(task));
		add(facts, "trace ", tasks.traceId(task));
		add(facts, "span ", tasks.spanId(task));
		return new SliceDetail(slice, this.rows.name(slice.row()), null, null, -1, null, -1, -1, task,
				!tasks.isComplete(task) || tasks.start(task) < 0, stopped(slice), List.copyOf(facts));
	}

	private SliceDetail region(Slice slice) {
		Regions regions = this.trace.regions();
		int region = this.rows.lane(slice.row()).item(slice.start());
		return new SliceDetail(slice, regions.name(region), null, null, -1, null, -1,
				this.rows.ofThread(regions.thread(region)), this.trace.tasks().find(regions.taskId(region)), false,
				stopped(slice), List.of());
	}

	private static void add(List<String> facts, String what, String fact) {
		if (fact != null && !fact.isEmpty()) {
			facts.add(what + fact);
		}
	}

	private SliceDetail plain(Slice slice, String label, List<String> facts) {
		return new SliceDetail(slice, label, null, null, -1, null, -1, -1, -1, false, stopped(slice), facts);
	}

	private SliceDetail carrier(Slice slice) {
		if (slice.kind() != SliceKind.RUNNING) {
			return plain(slice, "no virtual thread", List.of());
		}
		int carrier = this.rows.thread(slice.row());
		int position = this.trace.runsByCarrier().before(carrier, slice.start() + 1, this.trace.runs()::start);
		int run = this.trace.runsByCarrier().row(carrier, position);
		int thread = this.trace.runs().thread(run);
		return new SliceDetail(slice, this.trace.threads().name(thread), null, null, -1, null, -1,
				this.rows.ofThread(thread), taskOf(thread, slice.start()), false, stopped(slice),
				List.of("stopped for: " + this.trace.runs().stopReason(run).label()));
	}

	private SliceDetail thread(Slice slice) {
		int thread = this.rows.thread(slice.row());
		Timeline timeline = SliceTimeline.at(this.trace, thread, slice);
		if (timeline == null) {
			return plain(slice, SliceKind.label(slice.kind()), List.of());
		}
		String type = this.trace.code().className(timeline.blockerClass());
		WaitDetail detail = (timeline.waitRow() >= 0) ? this.trace.waits().detail(timeline.waitRow()) : null;
		String target = (detail != null) ? detail.target() : null;
		List<String> facts = new ArrayList<>();
		if (detail != null && detail.address() != 0) {
			facts.add("at address 0x" + Long.toHexString(detail.address()));
		}
		if (detail != null && detail.holder() >= 0) {
			facts.add("held by or notified by " + this.trace.threads().name(detail.holder()));
		}
		String cause = (timeline.cause() != WakeCause.UNKNOWN) ? timeline.cause().label() : null;
		return new SliceDetail(slice, label(slice, type, target), type, target, timeline.stack(), cause,
				this.rows.ofThread(timeline.carrier()), -1, taskOf(thread, slice.start()), timeline.isOpen(),
				stopped(slice), List.copyOf(facts));
	}

	private static String label(Slice slice, String type, String target) {
		String label = SliceKind.label(slice.kind());
		if (target != null) {
			return label + " " + target;
		}
		return (type != null) ? label + " " + type.substring(type.lastIndexOf('.') + 1) : label;
	}

	private long stopped(Slice slice) {
		return this.trace.pauses().overlap(slice.start(), slice.end());
	}

	/** The task that a thread worked on at a time, the innermost. */
	private int taskOf(int thread, long at) {
		Regions regions = this.trace.regions();
		int count = this.regionsByThread.count(thread);
		int last = this.regionsByThread.before(thread, at + 1, regions::start);
		for (int i = Math.min(last, count - 1); i >= Math.max(0, last - MAX_ENCLOSED); i--) {
			int region = this.regionsByThread.row(thread, i);
			if (regions.isScope(region) && regions.start(region) <= at && regions.end(region) > at) {
				return this.trace.tasks().find(regions.taskId(region));
			}
		}
		return -1;
	}

}
