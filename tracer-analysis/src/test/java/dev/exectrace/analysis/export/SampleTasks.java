package dev.exectrace.analysis.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.analysis.task.TaskSelection;

/**
 * Traces with tasks of all kinds to export, and what is to be found in the exports.
 */
public final class SampleTasks {

	/** How long the trace is. */
	public static final int WINDOW = 100_000;

	private static final int THREADS = 6;

	private SampleTasks() {
	}

	/**
	 * A trace whose tasks overlap, begin before it, last no time or do not end, with
	 * regions of several threads, some of which outlast their tasks.
	 * @param seed decides it
	 * @param count how many tasks there are
	 * @return the trace
	 */
	public static Trace generate(long seed, int count) {
		Random random = new Random(seed);
		TraceBuilder builder = new TraceBuilder();
		builder.window(1_700_000_000_000_000_000L, WINDOW);
		int[] threads = new int[THREADS];
		for (int i = 0; i < THREADS; i++) {
			threads[i] = builder.thread(1 + i, "worker-" + i, i % 2 == 0);
			builder.wait(threads[i], 0, WINDOW, WaitReason.LOCK, -1, -1, 1, null);
		}
		for (int id = 1; id <= count; id++) {
			long start = random.nextInt(WINDOW + 2000) - 2000;
			long end = start + (random.nextInt(10) == 0 ? 0 : random.nextInt(5000));
			int parent = (random.nextInt(3) == 0) ? random.nextInt(id) : 0;
			int thread = threads[random.nextInt(THREADS)];
			String name = SampleTrace.NAMES[random.nextInt(4)];
			if (random.nextInt(10) == 0) {
				builder.taskBegan(id, parent, name, start, thread);
			}
			else {
				builder.taskEnded(id, parent, name, start, end, thread,
						(random.nextInt(5) == 0) ? "java.io.IOException" : null, "number=" + id,
						(random.nextBoolean()) ? "trace-" + id : null, null);
			}
			for (int i = random.nextInt(3); i > 0; i--) {
				int worker = (i == 1) ? thread : threads[random.nextInt(THREADS)];
				long since = start + random.nextInt(1000);
				nest(builder, random, worker, since, since + random.nextInt(5000), id, true);
			}
			builder.log(thread, start + 1, id, (id % 2 == 0) ? "progress" : null, "message " + id);
		}
		nest(builder, random, threads[0], 100, 5000, 0, false);
		nest(builder, random, threads[1], 200, 4000, count + 7, false);
		return builder.build();
	}

	private static void nest(TraceBuilder builder, Random random, int thread, long start, long end, long task,
			boolean scope) {
		if (end - start > 10 && random.nextInt(3) > 0) {
			long middle = start + random.nextInt((int) (end - start));
			nest(builder, random, thread, start, middle, task, false);
			nest(builder, random, thread, middle, end, task, false);
		}
		builder.region(thread, start, end, task, scope ? "scope" : "step", scope);
	}

	/**
	 * Which of the tasks are chosen to be exported alone.
	 * @param trace the trace
	 * @return the work on them
	 */
	public static TaskScopes chosen(Trace trace) {
		return TaskScopes.of(trace, TaskSelection.matching(Pattern.compile("number=\\d?3$")));
	}

	/**
	 * The tasks and regions of a selection.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param chosen the work on the tasks that are exported, {@code null} for all
	 * @return each as in {@code task 7 name 10-20}
	 */
	public static List<String> expected(Trace trace, Selection selection, TaskScopes chosen) {
		List<String> expected = new ArrayList<>();
		Tasks tasks = trace.tasks();
		Regions regions = trace.regions();
		for (int task = 0; task < tasks.count(); task++) {
			boolean worked = isSelected(trace, selection, tasks.beginner(task))
					|| isSelected(trace, selection, tasks.ender(task));
			for (int region = 0; region < regions.count(); region++) {
				worked |= regions.taskId(region) == tasks.id(task)
						&& isSelected(trace, selection, regions.thread(region));
			}
			if (worked && (chosen == null || chosen.includesTask(task))) {
				add(expected, trace, selection, "task", tasks.id(task), tasks.name(task), tasks.start(task),
						tasks.end(task));
			}
		}
		for (int region = 0; region < regions.count(); region++) {
			int task = (regions.taskId(region) != 0) ? tasks.find(regions.taskId(region)) : -1;
			if (isSelected(trace, selection, regions.thread(region)) && (chosen == null || chosen.includesTask(task))) {
				boolean scope = regions.isScope(region);
				add(expected, trace, selection, scope ? "worker" : "region", regions.taskId(region),
						scope ? trace.threads().name(regions.thread(region)) : regions.name(region),
						regions.start(region), regions.end(region));
			}
		}
		return expected;
	}

	/**
	 * How long each thread worked on some tasks.
	 * @param trace the trace
	 * @param selection in which part of it
	 * @param chosen the work on the tasks
	 * @return nanoseconds by the thread's name, of those that did
	 */
	public static Map<String, Long> worked(Trace trace, Selection selection, TaskScopes chosen) {
		Map<String, Long> worked = new HashMap<>();
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			long time = chosen.overlap(thread, selection.from(), selection.end(trace));
			if (time > 0) {
				worked.put(trace.threads().name(thread), time);
			}
		}
		return worked;
	}

	private static boolean isSelected(Trace trace, Selection selection, int thread) {
		return thread >= 0 && selection.includes(trace, thread);
	}

	private static void add(List<String> to, Trace trace, Selection selection, String kind, long id, String name,
			long start, long end) {
		boolean inside = start >= selection.from() && start < selection.end(trace);
		if (inside || selection.overlap(start, Math.min(end, trace.window())) > 0) {
			to.add(line(kind, id, name, Math.max(selection.from(), start), Math.min(selection.end(trace), end)));
		}
	}

	/**
	 * What is told of one.
	 * @param kind task, worker or region
	 * @param id the task's id
	 * @param name its name
	 * @param start its start
	 * @param end its end
	 * @return a line
	 */
	public static String line(String kind, long id, String name, long start, long end) {
		return kind + " " + id + " " + name + " " + start + "-" + end;
	}

}
