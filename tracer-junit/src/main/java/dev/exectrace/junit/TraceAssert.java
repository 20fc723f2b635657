package dev.exectrace.junit;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.select.Selection;

/**
 * Assertions on the trace of a test. They fail with an {@link AssertionError} that tells
 * the numbers, the thread, the stack of the longest wait, and where the trace is.
 * Immutable.
 */
public final class TraceAssert {

	private static final int NAMES = 20;

	private final TestEvidence evidence;

	TraceAssert(TestEvidence evidence) {
		this.evidence = evidence;
	}

	/**
	 * Assertions on the threads of a name, each of which has to meet them.
	 * @param name the name; several threads may have it
	 * @return the assertions
	 * @throws AssertionError if there was no such thread in the test's time
	 */
	public ThreadsAssert thread(String name) {
		Threads threads = this.evidence.trace().threads();
		return threads("thread \"" + name + "\"", (thread) -> threads.name(thread).equals(name));
	}

	/**
	 * Assertions on a thread.
	 * @param thread the thread, running or not
	 * @return the assertions
	 * @throws AssertionError if the trace does not tell of it
	 */
	public ThreadsAssert thread(Thread thread) {
		int number = this.evidence.trace().threads().number(thread.threadId());
		return threads("thread \"" + thread.getName() + "\" (id " + thread.threadId() + ")", (at) -> at == number);
	}

	/**
	 * Assertions on threads, each of which has to meet them.
	 * @param pattern a regular expression that is found somewhere in a thread's name or
	 * its group's, as in {@code pool-1-thread-.*} or {@code virtual, started by main}
	 * @return the assertions
	 * @throws AssertionError if there were no such threads in the test's time
	 */
	public ThreadsAssert threads(String pattern) {
		Selection selection = new Selection(Pattern.compile(pattern), this.evidence.selection().from(),
				this.evidence.selection().to());
		return threads("thread that matches \"" + pattern + "\"",
				(thread) -> selection.includes(this.evidence.trace(), thread));
	}

	private ThreadsAssert threads(String what, IntPredicate which) {
		int[] found = threads().filter(which).toArray();
		if (found.length == 0) {
			throw Failure.of(this.evidence, "No " + what + " ran in the test's time, but: " + names());
		}
		return new ThreadsAssert(this, this.evidence, found);
	}

	private IntStream threads() {
		return IntStream.range(0, this.evidence.trace().threads().count())
			.filter((thread) -> this.evidence.selection().includes(this.evidence.trace(), thread));
	}

	private String names() {
		IdleWaits idle = new IdleWaits(this.evidence.trace());
		List<String> names = threads().filter((thread) -> !idle.isService(thread))
			.mapToObj(this.evidence.trace().threads()::name)
			.distinct()
			.toList();
		return names.stream().limit(NAMES).collect(Collectors.joining(", "))
				+ ((names.size() > NAMES) ? " and " + (names.size() - NAMES) + " others" : "");
	}

	/**
	 * Assertions on the tasks of a name, each of which has to meet them.
	 * @param name the name
	 * @return the assertions
	 * @throws AssertionError if the test had no such task
	 */
	public TasksAssert task(String name) {
		Tasks tasks = this.evidence.trace().tasks();
		int[] found = tasks().filter((task) -> tasks.name(task).equals(name)).toArray();
		if (found.length == 0) {
			List<String> names = tasks().mapToObj(tasks::name).distinct().toList();
			throw Failure.of(this.evidence, "The test had no task \"" + name + "\", "
					+ (names.isEmpty() ? "nor any other" : "but: " + String.join(", ", names)));
		}
		return new TasksAssert(this, this.evidence, name, found);
	}

	private IntStream tasks() {
		return IntStream.range(0, this.evidence.trace().tasks().count()).filter(this.evidence::isOfTest);
	}

	/**
	 * No virtual thread has waited and held its carrier.
	 * @return these assertions
	 */
	public TraceAssert hasNoPinning() {
		return hasNoPinningLongerThan(Duration.ZERO);
	}

	/**
	 * No virtual thread has waited for longer and held its carrier.
	 * @param bound the longest wait that is allowed
	 * @return these assertions
	 */
	public TraceAssert hasNoPinningLongerThan(Duration bound) {
		virtualThreads("pinned threads").hasNoPinningLongerThan(bound);
		return this;
	}

	/**
	 * No virtual thread that could run had to wait so long for a carrier.
	 * @param bound the time
	 * @return these assertions
	 */
	public TraceAssert hasSchedulerLatencyLessThan(Duration bound) {
		virtualThreads("scheduler latency").hasSchedulerLatencyLessThan(bound);
		return this;
	}

	private ThreadsAssert virtualThreads(String what) {
		Failure.requireAgent(this.evidence, what);
		Threads threads = this.evidence.trace().threads();
		return new ThreadsAssert(this, this.evidence, threads().filter(threads::isVirtual).toArray());
	}

	/**
	 * Every task that was begun in the test has ended.
	 * @return these assertions
	 */
	public TraceAssert hasNoUnfinishedTasks() {
		Tasks tasks = this.evidence.trace().tasks();
		int[] open = tasks().filter((task) -> !tasks.isComplete(task)).toArray();
		if (open.length > 0) {
			throw Failure.of(this.evidence,
					open.length + " tasks have not ended: " + IntStream.of(open)
						.limit(NAMES)
						.mapToObj((task) -> "\"" + tasks.name(task) + "\" (id " + tasks.id(task) + ", begun "
								+ Nanos.text(this.evidence.selection().end(this.evidence.trace()) - tasks.start(task))
								+ " before" + beginner(tasks.beginner(task)) + ")")
						.collect(Collectors.joining(", ")));
		}
		return this;
	}

	private String beginner(int thread) {
		return (thread >= 0) ? " by " + this.evidence.trace().threads().name(thread) : "";
	}

}
