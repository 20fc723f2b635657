package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.exectrace.analysis.column.RowIndex;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Trace;

/**
 * Lays the named regions of tasks into lanes of their own, those that are in others into
 * lanes below.
 */
final class RegionLanes {

	private final Regions regions;

	private final RowIndex byTask;

	private final Lanes layout;

	private final Map<String, List<Integer>> lonely = new TreeMap<>();

	RegionLanes(Trace trace) {
		this.regions = trace.regions();
		this.byTask = RowIndex.of(this.regions.count(), trace.tasks().count(),
				(region) -> this.regions.isScope(region) ? -1 : trace.tasks().find(this.regions.taskId(region)),
				this.regions::start);
		for (int region = 0; region < this.regions.count(); region++) {
			if (!this.regions.isScope(region) && trace.tasks().find(this.regions.taskId(region)) < 0) {
				this.lonely.computeIfAbsent(this.regions.name(region), (key) -> new ArrayList<>()).add(region);
			}
		}
		this.layout = new Lanes(SliceKind.REGION, trace.window(), this.regions::start, this.regions::end);
	}

	/** The lanes of the regions of a lane's tasks. */
	List<Lane> of(Lane tasks) {
		List<Integer> items = new ArrayList<>();
		for (int task : tasks.items()) {
			for (int i = 0; i < this.byTask.count(task); i++) {
				items.add(this.byTask.row(task, i));
			}
		}
		return lanes(items);
	}

	/** The lanes of the regions that belong to no task, by the regions' name. */
	Map<String, List<Lane>> lonely() {
		Map<String, List<Lane>> lanes = new TreeMap<>();
		this.lonely.forEach((name, items) -> lanes.put(name, lanes(items)));
		return lanes;
	}

	/** Of those that begin together the longest is the outer one. */
	private List<Lane> lanes(List<Integer> items) {
		items.sort(Comparator.comparingLong((Integer region) -> -this.regions.end(region)));
		return this.layout.of(items);
	}

}
