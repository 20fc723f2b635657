package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;

import dev.exectrace.analysis.export.timeline.Labels;
import dev.exectrace.analysis.export.timeline.Nesting;
import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
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

	private static final int THREAD = 0;

	private static final int CLASS = 1;

	private static final int STACK = 2;

	private final Trace trace;

	private final long from;

	private final long to;

	private final Packets packets;

	private final Names categories;

	private final Names events;

	private final Names keys;

	private final Names texts;

	private long flows;

	SliceWriter(Trace trace, Selection selection, Packets packets, NewNames added) {
		Threads threads = trace.threads();
		Code code = trace.code();
		this.trace = trace;
		this.from = Math.max(0, selection.from());
		this.to = selection.end(trace);
		this.packets = packets;
		this.categories = new Names(Proto.Interned.CATEGORIES, added);
		this.events = new Names(Proto.Interned.EVENT_NAMES, added, threads::name);
		this.keys = new Names(Proto.Interned.ANNOTATION_NAMES, added);
		this.texts = new Names(Proto.Interned.STRINGS, added, threads::name, code::className,
				(stack) -> String.join("\n", code.describe(stack)));
	}

	/**
	 * Writes what a thread did in an interval.
	 * @param flow the arrow that ends at it, 0 for none
	 */
	void interval(long track, Timeline timeline, long start, long end, long flow) throws IOException {
		ThreadState state = timeline.state();
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.SLICE_BEGIN, track, start);
		out.integer(Proto.Event.CATEGORY_IID, this.categories.label(state.label()));
		out.integer(Proto.Event.NAME_IID, this.events.label(Labels.of(timeline)));
		if (flow != 0) {
			out.fixed64(Proto.Event.TERMINATING_FLOW, flow);
		}
		number(out, "carrier", THREAD, timeline.carrier());
		if (state == ThreadState.BLOCKED || state == ThreadState.RUNNABLE) {
			number(out, "waker", THREAD, timeline.waker());
			if (timeline.cause() != WakeCause.UNKNOWN) {
				label(out, "cause", timeline.cause().label());
			}
			number(out, "class", CLASS, timeline.blockerClass());
			number(out, "stack", STACK, timeline.stack());
			target(out, timeline.waitRow());
		}
		if (timeline.isOpen()) {
			int annotation = annotation(out, "open");
			out.bool(Proto.Annotation.BOOL, true);
			out.end(annotation);
		}
		this.packets.endEvent();
		end(track, end);
	}

	private void number(ProtobufWriter out, String key, int kind, int number) {
		if (number >= 0) {
			int annotation = annotation(out, key);
			out.integer(Proto.Annotation.STRING_IID, this.texts.numbered(kind, number));
			out.end(annotation);
		}
	}

	private void label(ProtobufWriter out, String key, String label) {
		int annotation = annotation(out, key);
		out.integer(Proto.Annotation.STRING_IID, this.texts.label(label));
		out.end(annotation);
	}

	private void target(ProtobufWriter out, int wait) {
		WaitDetail detail = (wait >= 0) ? this.trace.waits().detail(wait) : null;
		if (detail != null && detail.target() != null) {
			int annotation = annotation(out, "target");
			out.string(Proto.Annotation.STRING, detail.target());
			out.end(annotation);
		}
	}

	private int annotation(ProtobufWriter out, String key) {
		int annotation = out.begin(Proto.Event.ANNOTATION);
		out.integer(Proto.Annotation.NAME_IID, this.keys.label(key));
		return annotation;
	}

	/**
	 * Writes where an arrow begins. It has to come before the slice at which it ends, as
	 * both are at one time.
	 * @return the arrow
	 */
	long wake(long track, long at, int wakee) throws IOException {
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.INSTANT, track, at);
		out.integer(Proto.Event.CATEGORY_IID, this.categories.label("wake"));
		out.integer(Proto.Event.NAME_IID, this.events.label("wake"));
		out.fixed64(Proto.Event.FLOW, ++this.flows);
		number(out, "wakee", THREAD, wakee);
		this.packets.endEvent();
		return this.flows;
	}

	/** Writes that a thread had something to itself, such as a carrier. */
	void thread(long track, Nesting nesting, int thread, long start, long end) throws IOException {
		slice(track, nesting, "running", this.events.numbered(THREAD, thread), start, end);
	}

	/** Writes that something happened. */
	void label(long track, Nesting nesting, String category, String name, long start, long end) throws IOException {
		slice(track, nesting, category, this.events.label((name != null) ? name : "unknown"), start, end);
	}

	private void slice(long track, Nesting nesting, String category, long name, long start, long end)
			throws IOException {
		ProtobufWriter out = this.packets.beginEvent(Proto.Event.SLICE_BEGIN, track, Math.max(start, this.from));
		out.integer(Proto.Event.CATEGORY_IID, this.categories.label(category));
		out.integer(Proto.Event.NAME_IID, name);
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
