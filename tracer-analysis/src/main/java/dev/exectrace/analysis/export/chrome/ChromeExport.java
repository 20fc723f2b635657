package dev.exectrace.analysis.export.chrome;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.timeline.Labels;
import dev.exectrace.analysis.export.timeline.Nesting;
import dev.exectrace.analysis.export.timeline.SelectedTasks;
import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.export.timeline.SelectedTimeline;
import dev.exectrace.analysis.export.timeline.StateCounts;
import dev.exectrace.analysis.export.timeline.TellingFrames;
import dev.exectrace.analysis.export.timeline.Wakes;
import dev.exectrace.analysis.model.CpuLoad;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.HeapSample;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.TaskLogs;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Writes a trace as Chrome's trace events in JSON, which most trace viewers open. Needs a
 * bit of memory a task and a region, and none an event.
 */
public final class ChromeExport {

	private static final int JVM = 1;

	private static final int PLATFORM = 2;

	private static final int VIRTUAL = 3;

	private static final int CARRIERS = 4;

	private static final int TASKS = 5;

	private static final int PAUSES = 1;

	private static final int COLLECTIONS = 2;

	private static final int SPANS = 2000;

	private final Trace trace;

	private final Selection selection;

	private final SelectedThreads threads;

	private final TellingFrames frames;

	private final TraceEvent event;

	private ChromeExport(Trace trace, Selection selection, TaskScopes tasks, Writer out) {
		this.trace = trace;
		this.selection = selection;
		this.threads = new SelectedThreads(trace, selection, tasks);
		this.frames = new TellingFrames(trace.code());
		this.event = new TraceEvent(out);
	}

	/**
	 * Writes the trace.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param tasks the work on the tasks to export, {@code null} for all that threads did
	 * @param out where it goes to; not closed
	 * @param progress is told how far it is
	 * @throws IOException if it cannot be written
	 */
	public static void write(Trace trace, Selection selection, TaskScopes tasks, OutputStream out,
			ExportProgress progress) throws IOException {
		Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
		text.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
		ChromeExport export = new ChromeExport(trace, selection, tasks, text);
		export.processes();
		export.threads(progress);
		export.tasks();
		export.carriers();
		export.machine();
		text.write("\n]}\n");
		text.flush();
	}

	private void processes() throws IOException {
		metadata("process_name", JVM, 0, "JVM");
		metadata("process_name", PLATFORM, 0, "platform threads");
		metadata("process_name", VIRTUAL, 0, "virtual threads");
		metadata("process_name", CARRIERS, 0, "carriers");
		metadata("thread_name", JVM, PAUSES, "pauses");
		metadata("thread_name", JVM, COLLECTIONS, "garbage collections");
	}

	private void tasks() throws IOException {
		SelectedTasks tasks = new SelectedTasks(this.trace, this.selection, this.threads);
		if (this.trace.tasks().count() + this.trace.regions().count() > 0) {
			metadata("process_name", TASKS, 0, "tasks");
		}
		tasks.forEach(new TaskEvents(this.trace, this.event, TASKS));
		TaskLogs logs = this.trace.taskLogs();
		for (int log = 0; log < logs.count(); log++) {
			if (tasks.includesLog(log)) {
				this.event.begin("i", name(logs.category(log), "log")).field("cat", "log").field("s", "t");
				this.event.track(process(logs.thread(log)), logs.thread(log)).at(logs.at(log));
				if (logs.taskId(log) != 0) {
					this.event.arg("task", logs.taskId(log));
				}
				this.event.arg("message", logs.message(log)).end();
			}
		}
	}

	private void metadata(String kind, int pid, long tid, String name) throws IOException {
		this.event.begin("M", kind).track(pid, tid).arg("name", name).end();
	}

	private void threads(ExportProgress progress) throws IOException {
		long from = Math.max(0, this.selection.from());
		StateCounts counts = new StateCounts(from, this.selection.end(this.trace), SPANS);
		SelectedTimeline selected = new SelectedTimeline(this.trace, this.selection, this.threads, progress);
		Wakes wakes = new Wakes();
		long flow = 0;
		while (selected.nextThread()) {
			int thread = selected.thread();
			wakes.reset(thread);
			describe(thread);
			while (selected.nextInterval()) {
				int waker = wakes.next(selected.timeline());
				if (selected.start() == selected.timeline().start() && this.threads.contains(waker, selected.start())) {
					flow("s", flow, waker, selected.start());
					flow("f", flow++, thread, selected.start());
				}
				interval(selected);
				counts.add(selected.timeline().state(), selected.start(), selected.end());
			}
		}
		counters(counts);
	}

	private void describe(int thread) throws IOException {
		Threads threads = this.trace.threads();
		metadata("thread_name", process(thread), thread, threads.name(thread));
		this.event.begin("M", "thread_sort_index")
			.track(process(thread), thread)
			.arg("sort_index", threads.groups().group(thread))
			.end();
	}

	private int process(int thread) {
		return this.trace.threads().isVirtual(thread) ? VIRTUAL : PLATFORM;
	}

	private void flow(String phase, long id, int thread, long at) throws IOException {
		this.event.begin(phase, "wake").field("cat", "wake");
		if (phase.equals("f")) {
			this.event.field("bp", "e");
		}
		this.event.id(id).track(process(thread), thread).at(at).end();
	}

	private void interval(SelectedTimeline selected) throws IOException {
		Timeline timeline = selected.timeline();
		ThreadState state = timeline.state();
		this.event.begin("X", Labels.of(timeline))
			.field("cat", state.label())
			.track(process(selected.thread()), selected.thread())
			.at(selected.start())
			.duration(selected.end() - selected.start());
		if (timeline.carrier() >= 0) {
			this.event.arg("carrier", this.trace.threads().name(timeline.carrier()));
		}
		if (state == ThreadState.BLOCKED || state == ThreadState.RUNNABLE) {
			if (timeline.waker() >= 0) {
				this.event.arg("waker", this.trace.threads().name(timeline.waker()));
			}
			this.event.arg("cause", (timeline.cause() != WakeCause.UNKNOWN) ? timeline.cause().label() : null);
			this.event.arg("class", this.trace.code().className(timeline.blockerClass()));
			this.event.arg("at", this.frames.of(timeline.stack()));
		}
		this.event.end();
	}

	private void carriers() throws IOException {
		Threads threads = this.trace.threads();
		Runs runs = this.trace.runs();
		for (int carrier = 0; carrier < threads.count(); carrier++) {
			int count = this.trace.runsByCarrier().count(carrier);
			if (count == 0) {
				continue;
			}
			metadata("thread_name", CARRIERS, carrier, threads.name(carrier));
			Nesting nesting = new Nesting();
			for (int i = 0; i < count; i++) {
				int run = this.trace.runsByCarrier().row(carrier, i);
				Spans times = this.threads.times(runs.thread(run));
				for (int time = times.firstAfter(runs.start(run)); time < times.count()
						&& times.start(time) < runs.end(run); time++) {
					slice(CARRIERS, carrier, nesting, threads.name(runs.thread(run)), "running",
							Math.max(runs.start(run), times.start(time)), Math.min(runs.end(run), times.end(time)));
				}
			}
		}
	}

	private void slice(int pid, long tid, Nesting nesting, String name, String category, long start, long end)
			throws IOException {
		long from = Math.max(start, Math.max(0, this.selection.from()));
		long to = Math.min(end, this.selection.end(this.trace));
		if (to > from) {
			to = nesting.fit(from, to);
			this.event.begin("X", name).field("cat", category).track(pid, tid).at(from).duration(to - from).end();
		}
	}

	private void machine() throws IOException {
		Nesting pauses = new Nesting();
		for (Pause pause : this.trace.pauses().all()) {
			slice(JVM, PAUSES, pauses, name(pause.cause(), "unknown"), "pause", pause.start(), pause.end());
		}
		Nesting collections = new Nesting();
		for (GarbageCollection collection : this.trace.garbageCollections()) {
			slice(JVM, COLLECTIONS, collections, name(collection.name(), "unknown"), "gc", collection.start(),
					collection.start() + collection.duration());
		}
		for (HeapSample heap : this.trace.heap()) {
			if (isSelected(heap.at())) {
				this.event.begin("C", "heap").track(JVM, 0).at(heap.at()).arg("used", heap.used());
				if (heap.committed() > 0) {
					this.event.arg("free", Math.max(0, heap.committed() - heap.used()));
				}
				this.event.end();
			}
		}
		for (CpuLoad load : this.trace.cpuLoad()) {
			if (isSelected(load.at())) {
				this.event.begin("C", "processor load").track(JVM, 0).at(load.at());
				this.event.arg("jvm", load.jvm()).arg("others", load.machine() - load.jvm()).end();
			}
		}
	}

	private void counters(StateCounts counts) throws IOException {
		double[] running = counts.averages(ThreadState.RUNNING);
		double[] runnable = counts.averages(ThreadState.RUNNABLE);
		double[] blocked = counts.averages(ThreadState.BLOCKED);
		for (int span = 0; span < counts.spans(); span++) {
			this.event.begin("C", "active threads").track(JVM, 0).at(counts.start(span));
			this.event.arg("running", running[span]).arg("runnable", runnable[span]).end();
			this.event.begin("C", "blocked threads").track(JVM, 0).at(counts.start(span));
			this.event.arg("blocked", blocked[span]).end();
		}
	}

	private boolean isSelected(long at) {
		return at >= Math.max(0, this.selection.from()) && at < this.selection.end(this.trace);
	}

	private static String name(String name, String otherwise) {
		return (name != null) ? name : otherwise;
	}

}
