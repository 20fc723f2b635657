package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.ThreadGroups;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;

/**
 * The rows of a trace, by number from 0: the JVM's, carriers, platform threads, virtual
 * threads, tasks, regions of no task. Those of a group follow one another. Immutable,
 * safe for several threads.
 */
public final class Rows {

	private final Trace trace;

	private final List<RowGroup> groups = new ArrayList<>();

	private final List<Lane> lanes = new ArrayList<>();

	private final List<String> laneNames = new ArrayList<>();

	private final int[] threads;

	private final int[] rowOfThread;

	private final int machineRows;

	private final int[] taskLane;

	/** Of each region, negative for those that are no named part. */
	private final int[] regionLane;

	Rows(Trace trace) {
		this.trace = trace;
		machine();
		this.machineRows = this.lanes.size();
		this.threads = threads();
		this.taskLane = new int[trace.tasks().count()];
		Arrays.fill(this.taskLane, -1);
		this.regionLane = new int[trace.regions().count()];
		Arrays.fill(this.regionLane, -1);
		RegionLanes regions = new RegionLanes(trace);
		tasks(regions);
		lonely(regions);
		this.rowOfThread = new int[trace.threads().count()];
		for (int i = 0; i < this.threads.length; i++) {
			this.rowOfThread[this.threads[i]] = this.machineRows + i;
		}
	}

	private void machine() {
		List<Pause> pauses = this.trace.pauses().all();
		if (!pauses.isEmpty()) {
			lanes("stopped threads", RowKind.MACHINE, List.of(stops(pauses)));
		}
		List<GarbageCollection> collections = this.trace.garbageCollections();
		if (!collections.isEmpty()) {
			Lanes layout = new Lanes(SliceKind.COLLECTION, this.trace.window(), (item) -> collections.get(item).start(),
					(item) -> collections.get(item).start() + collections.get(item).duration());
			lanes("garbage collection", RowKind.MACHINE,
					layout.of(IntStream.range(0, collections.size()).boxed().toList()));
		}
	}

	/** Pauses that fall into others are part of them. */
	private Lane stops(List<Pause> pauses) {
		List<Integer> outer = new ArrayList<>();
		long end = Long.MIN_VALUE;
		for (int i = 0; i < pauses.size(); i++) {
			if (pauses.get(i).end() > end && pauses.get(i).start() < this.trace.window()) {
				outer.add(i);
				end = pauses.get(i).end();
			}
		}
		long[] starts = new long[outer.size()];
		long[] ends = new long[outer.size()];
		for (int i = 0; i < starts.length; i++) {
			Pause pause = pauses.get(outer.get(i));
			starts[i] = Math.max(Math.max(0, pause.start()), (i > 0) ? ends[i - 1] : 0);
			ends[i] = Math.max(starts[i], Math.min(pause.end(), this.trace.window()));
		}
		return new Lane(SliceKind.STOPPED, starts, ends, outer.stream().mapToInt(Integer::intValue).toArray());
	}

	private void lanes(String name, RowKind kind, List<Lane> lanes) {
		int first = this.lanes.size() + ((this.threads != null) ? this.threads.length : 0);
		this.groups.add(new RowGroup(kind, name, first, lanes.size()));
		for (Lane lane : lanes) {
			this.lanes.add(lane);
			this.laneNames.add((kind == RowKind.TASK && lane.kind() == SliceKind.REGION) ? "regions of " + name : name);
		}
	}

	/**
	 * Threads are numbered as they are first seen, so those of a group are in that order.
	 */
	private int[] threads() {
		int count = this.trace.threads().count();
		int[] ranks = groupRanks();
		long[] keys = new long[count];
		for (int thread = 0; thread < count; thread++) {
			long rank = ranks[this.trace.threads().groups().group(thread)];
			keys[thread] = (((long) kindOfThread(thread).ordinal() << 28 | rank) << 32) | thread;
		}
		Arrays.sort(keys);
		int[] sorted = new int[count];
		int from = 0;
		for (int i = 0; i < count; i++) {
			sorted[i] = (int) keys[i];
			if (i == count - 1 || keys[i] >>> 32 != keys[i + 1] >>> 32) {
				this.groups.add(
						new RowGroup(kindOfThread(sorted[i]), group(sorted[i]), this.machineRows + from, i + 1 - from));
				from = i + 1;
			}
		}
		return sorted;
	}

	private int[] groupRanks() {
		ThreadGroups groups = this.trace.threads().groups();
		int[] ranks = new int[groups.count()];
		List<Integer> byName = IntStream.range(0, groups.count())
			.boxed()
			.sorted(Comparator.comparing(groups::name))
			.toList();
		for (int rank = 0; rank < ranks.length; rank++) {
			ranks[byName.get(rank)] = rank;
		}
		return ranks;
	}

	private String group(int thread) {
		return this.trace.threads().groups().name(this.trace.threads().groups().group(thread));
	}

	private RowKind kindOfThread(int thread) {
		Threads threads = this.trace.threads();
		if (threads.isCarrier(thread)) {
			return RowKind.CARRIER;
		}
		return threads.isVirtual(thread) ? RowKind.VIRTUAL : RowKind.PLATFORM;
	}

	private void tasks(RegionLanes regions) {
		TreeMap<String, List<Integer>> byName = new TreeMap<>();
		for (int task = 0; task < this.trace.tasks().count(); task++) {
			String name = this.trace.tasks().name(task);
			byName.computeIfAbsent((name != null) ? name : "(no name)", (key) -> new ArrayList<>()).add(task);
		}
		Lanes layout = new Lanes(SliceKind.TASK, this.trace.window(), this.trace.tasks()::start,
				this.trace.tasks()::end);
		byName.forEach((name, tasks) -> {
			int first = this.lanes.size();
			lanes(name, RowKind.TASK,
					layout.of(tasks)
						.stream()
						.flatMap((lane) -> Stream.concat(Stream.of(lane), regions.of(lane).stream()))
						.toList());
			place(first);
		});
	}

	/** The regions of no task, by name. */
	private void lonely(RegionLanes regions) {
		regions.lonely().forEach((name, lanes) -> {
			int first = this.lanes.size();
			lanes(name, RowKind.REGION, lanes);
			place(first);
		});
	}

	/** Keeps where the tasks and regions are whose lanes came last. */
	private void place(int first) {
		for (int lane = first; lane < this.lanes.size(); lane++) {
			int[] places = (this.lanes.get(lane).kind() == SliceKind.TASK) ? this.taskLane : this.regionLane;
			for (int item : this.lanes.get(lane).items()) {
				places[item] = lane;
			}
		}
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int count() {
		return this.lanes.size() + this.threads.length;
	}

	/**
	 * The groups, in order; every row is in one.
	 * @return the groups
	 */
	public List<RowGroup> groups() {
		return List.copyOf(this.groups);
	}

	/**
	 * The group of a row.
	 * @param row the row
	 * @return the group's position among the groups
	 */
	public int groupOf(int row) {
		int low = 0;
		int high = this.groups.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.groups.get(middle).first() <= row) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low - 1;
	}

	/**
	 * What a row shows.
	 * @param row the row
	 * @return its kind
	 */
	public RowKind kind(int row) {
		return this.groups.get(groupOf(row)).kind();
	}

	/**
	 * The name of a row: the thread's, or of what the row shows.
	 * @param row the row
	 * @return the name
	 */
	public String name(int row) {
		int thread = thread(row);
		return (thread >= 0) ? this.trace.threads().name(thread) : this.laneNames.get(laneNumber(row));
	}

	/**
	 * The thread of a row.
	 * @param row the row
	 * @return the thread's number, negative for rows of other things
	 */
	public int thread(int row) {
		int position = row - this.machineRows;
		return (position >= 0 && position < this.threads.length) ? this.threads[position] : -1;
	}

	/**
	 * The row of a thread.
	 * @param thread the thread's number
	 * @return its row, negative for a negative number
	 */
	public int ofThread(int thread) {
		return (thread >= 0) ? this.rowOfThread[thread] : -1;
	}

	/**
	 * The row of a task.
	 * @param task the task's row in the model
	 * @return its row here
	 */
	public int ofTask(int task) {
		return this.taskLane[task] + this.threads.length;
	}

	/**
	 * The row of a region.
	 * @param region the region's row in the model
	 * @return its row here, negative for the time in which a thread worked on a task
	 */
	public int ofRegion(int region) {
		return (this.regionLane[region] >= 0) ? this.regionLane[region] + this.threads.length : -1;
	}

	/** The lane of a row that is not a thread's. */
	Lane lane(int row) {
		return this.lanes.get(laneNumber(row));
	}

	private int laneNumber(int row) {
		return (row < this.machineRows) ? row : row - this.threads.length;
	}

}
