package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.export.timeline.Nesting;
import dev.exectrace.analysis.export.timeline.StateCounts;
import dev.exectrace.analysis.model.CpuLoad;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.HeapSample;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.protobuf.ProtobufWriter;
import dev.exectrace.analysis.select.Selection;

/**
 * Writes what the whole JVM did: pauses, collections, counters.
 */
final class MachineTracks {

	private final Trace trace;

	private final Selection selection;

	private final Packets packets;

	private final Tracks tracks;

	private final SliceWriter slices;

	MachineTracks(Trace trace, Selection selection, Packets packets, Tracks tracks, SliceWriter slices) {
		this.trace = trace;
		this.selection = selection;
		this.packets = packets;
		this.tracks = tracks;
		this.slices = slices;
	}

	void write() throws IOException {
		pauses();
		collections();
		heap();
		load();
	}

	private void pauses() throws IOException {
		long track = -1;
		Nesting nesting = new Nesting();
		for (Pause pause : this.trace.pauses().all()) {
			if (this.slices.isSelected(pause.start(), pause.end())) {
				track = (track < 0) ? this.tracks.own("pauses") : track;
				this.slices.label(track, nesting, "pause", pause.cause(), pause.start(), pause.end());
			}
		}
	}

	/** A track for each collector, as one may work while another does. */
	private void collections() throws IOException {
		Map<String, Long> collectors = new HashMap<>();
		Map<String, Nesting> nestings = new HashMap<>();
		for (GarbageCollection collection : this.trace.garbageCollections()) {
			long end = collection.start() + collection.duration();
			if (!this.slices.isSelected(collection.start(), end)) {
				continue;
			}
			String name = (collection.name() != null) ? collection.name() : "unknown";
			Long track = collectors.get(name);
			if (track == null) {
				track = this.tracks.own("garbage collections: " + name);
				collectors.put(name, track);
			}
			this.slices.label(track, nestings.computeIfAbsent(name, (key) -> new Nesting()), "gc", collection.cause(),
					collection.start(), end);
		}
	}

	private void heap() throws IOException {
		if (this.trace.heap().isEmpty()) {
			return;
		}
		long used = this.tracks.counter("heap used", Proto.Track.UNIT_BYTES);
		long committed = this.tracks.counter("heap committed", Proto.Track.UNIT_BYTES);
		for (HeapSample heap : this.trace.heap()) {
			if (isSelected(heap.at())) {
				integer(used, heap.at(), heap.used());
				if (heap.committed() > 0) {
					integer(committed, heap.at(), heap.committed());
				}
			}
		}
	}

	private void load() throws IOException {
		if (this.trace.cpuLoad().isEmpty()) {
			return;
		}
		long jvm = this.tracks.counter("processor load of the JVM, %", 0);
		long machine = this.tracks.counter("processor load of the machine, %", 0);
		for (CpuLoad load : this.trace.cpuLoad()) {
			if (isSelected(load.at())) {
				number(jvm, load.at(), load.jvm() * 100);
				number(machine, load.at(), load.machine() * 100);
			}
		}
	}

	/**
	 * Writes how many threads were in the states that matter.
	 * @param counts the numbers
	 */
	void counts(StateCounts counts) throws IOException {
		for (ThreadState state : new ThreadState[] { ThreadState.RUNNING, ThreadState.RUNNABLE, ThreadState.BLOCKED }) {
			long track = this.tracks.counter(state.label() + " threads", Proto.Track.UNIT_COUNT);
			double[] averages = counts.averages(state);
			for (int span = 0; span < averages.length; span++) {
				if (span == 0 || averages[span] != averages[span - 1]) {
					number(track, counts.start(span), averages[span]);
				}
			}
		}
	}

	private boolean isSelected(long at) {
		return at >= Math.max(0, this.selection.from()) && at < this.selection.end(this.trace);
	}

	private void integer(long track, long at, long value) throws IOException {
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.COUNTER, track, at);
		out.integer(Proto.Event.COUNTER_VALUE, value);
		this.packets.endEvent();
	}

	private void number(long track, long at, double value) throws IOException {
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.COUNTER, track, at);
		out.number(Proto.Event.DOUBLE_COUNTER_VALUE, value);
		this.packets.endEvent();
	}

}
