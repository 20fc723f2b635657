package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;

import dev.exectrace.analysis.export.timeline.Labels;
import dev.exectrace.analysis.export.timeline.Nesting;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitDetail;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.protobuf.ProtobufWriter;
import dev.exectrace.analysis.select.Selection;

/**
 * Writes slices and arrows.
 */
final class SliceWriter {

	private final Trace trace;

	private final long from;

	private final long to;

	private final Packets packets;

	private final EventParts parts;

	private long flows;

	SliceWriter(Trace trace, Selection selection, Packets packets, EventParts parts) {
		this.trace = trace;
		this.from = Math.max(0, selection.from());
		this.to = selection.end(trace);
		this.packets = packets;
		this.parts = parts;
	}

	/**
	 * Writes what a thread did in an interval.
	 * @param flow the arrow that ends at it, 0 for none
	 */
	void interval(long track, Timeline timeline, long start, long end, long flow) throws IOException {
		ThreadState state = timeline.state();
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.SLICE_BEGIN, track, start);
		this.parts.category(out, state.label());
		this.parts.name(out, Labels.of(timeline));
		if (flow != 0) {
			out.fixed64(Proto.Event.TERMINATING_FLOW, flow);
		}
		this.parts.thread(out, "carrier", timeline.carrier());
		if (state == ThreadState.BLOCKED || state == ThreadState.RUNNABLE) {
			this.parts.thread(out, "waker", timeline.waker());
			if (timeline.cause() != WakeCause.UNKNOWN) {
				this.parts.label(out, "cause", timeline.cause().label());
			}
			this.parts.type(out, "class", timeline.blockerClass());
			this.parts.stack(out, "stack", timeline.stack());
			target(out, timeline.waitRow());
		}
		if (timeline.isOpen()) {
			this.parts.flag(out, "open");
		}
		this.packets.endEvent();
		end(track, end);
	}

	private void target(ProtobufWriter out, int wait) {
		WaitDetail detail = (wait >= 0) ? this.trace.waits().detail(wait) : null;
		if (detail != null && detail.target() != null) {
			this.parts.text(out, "target", detail.target());
		}
	}

	/**
	 * Writes where an arrow begins. It has to come before the slice at which it ends, as
	 * both are at one time.
	 * @return the arrow
	 */
	long wake(long track, long at, int wakee) throws IOException {
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.INSTANT, track, at);
		this.parts.category(out, "wake");
		this.parts.name(out, "wake");
		out.fixed64(Proto.Event.FLOW, ++this.flows);
		this.parts.thread(out, "wakee", wakee);
		this.packets.endEvent();
		return this.flows;
	}

	/** Writes that a thread had something to itself, such as a carrier. */
	void thread(long track, Nesting nesting, int thread, long start, long end) throws IOException {
		ProtobufWriter out = begin(track, "running", start);
		this.parts.name(out, thread);
		end(track, nesting, start, end);
	}

	/** Writes that something happened. */
	void label(long track, Nesting nesting, String category, String name, long start, long end) throws IOException {
		ProtobufWriter out = begin(track, category, start);
		this.parts.name(out, (name != null) ? name : "unknown");
		end(track, nesting, start, end);
	}

	private ProtobufWriter begin(long track, String category, long start) {
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.SLICE_BEGIN, track, Math.max(start, this.from));
		this.parts.category(out, category);
		return out;
	}

	private void end(long track, Nesting nesting, long start, long end) throws IOException {
		this.packets.endEvent();
		end(track, nesting.fit(Math.max(start, this.from), Math.min(end, this.to)));
	}

	boolean isSelected(long start, long end) {
		return Math.min(end, this.to) > Math.max(start, this.from);
	}

	private void end(long track, long at) throws IOException {
		this.packets.beginEvent(Proto.Event.SLICE_END, track, at);
		this.packets.endEvent();
	}

}
