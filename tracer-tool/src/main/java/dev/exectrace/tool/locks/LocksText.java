package dev.exectrace.tool.locks;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.exectrace.analysis.locks.Activity;
import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.LongWait;
import dev.exectrace.analysis.locks.Releaser;
import dev.exectrace.analysis.locks.StackShare;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;

/**
 * Locks for people.
 */
final class LocksText {

	private static final int STACKS = 2;

	private static final int FRAMES = 6;

	private static final int RELEASERS = 3;

	private static final int ACTIVITIES = 3;

	private final Trace trace;

	private final Frames frames;

	private final PrintWriter out;

	LocksText(Trace trace, PrintWriter out) {
		this.trace = trace;
		this.frames = new Frames(trace.code());
		this.out = out;
	}

	void print(List<ContendedLock> locks, int shown, int details) {
		if (locks.isEmpty()) {
			this.out.println("No thread waited for a lock or a pool.");
			return;
		}
		long total = locks.stream().mapToLong(ContendedLock::total).sum();
		this.out.println("Threads waited " + Quantity.duration(total) + " for "
				+ ((locks.size() == 1) ? "one lock or pool:" : locks.size() + " locks and pools:"));
		this.out.println();
		Table table = new Table(Column.duration("total", "total"), Column.count("waits", "waits"),
				Column.duration("longest", "longest"), Column.count("waiters", "threads"),
				Column.count("unfinished", "unfinished"), Column.text("kind", "kind"), Column.text("at", "at"));
		for (ContendedLock lock : locks.subList(0, shown)) {
			table.row(lock.total(), lock.waits(), lock.longest(), lock.waiters(),
					(lock.unfinished() > 0) ? lock.unfinished() : null, kind(lock), place(lock));
		}
		table.print(this.out);
		if (shown < locks.size()) {
			this.out.println();
			this.out.println((locks.size() - shown) + " more are not shown; --limit 0 shows all.");
		}
		locks.stream().limit(Math.min(shown, details)).forEach(this::details);
	}

	static String kind(ContendedLock lock) {
		return lock.pool() ? "pool" : lock.reason().label();
	}

	private static String place(ContendedLock lock) {
		String type = (lock.type() != null && !lock.pool()) ? " (" + lock.type() + ")" : "";
		return ((lock.site() != null) ? lock.site() : "(no stack)") + type;
	}

	private void details(ContendedLock lock) {
		this.out.println();
		this.out.println(
				kind(lock) + " " + place(lock) + ((lock.instances() > 1) ? ", " + lock.instances() + " of them" : ""));
		long sampled = lock.stacks().stream().mapToLong(StackShare::total).sum();
		lock.stacks().stream().limit(STACKS).forEach((share) -> {
			this.out.println("  " + Quantity.percent((double) share.total() / Math.max(1, sampled)) + " waited in");
			stack(share.stack());
		});
		if (!lock.releasers().isEmpty()) {
			this.out.println("  until released by "
					+ lock.releasers().stream().limit(RELEASERS).map(this::releaser).collect(Collectors.joining(", ")));
		}
		lock.longestWaits().forEach(this::longest);
	}

	/** Without what the JDK has between the application's frames. */
	private void stack(int stack) {
		List<String> lines = this.trace.code().describe(stack);
		List<String> shown = IntStream.range(0, lines.size())
			.filter((depth) -> !this.frames.isJdk(stack, depth))
			.limit(FRAMES)
			.mapToObj(lines::get)
			.toList();
		(shown.isEmpty() ? lines.stream().limit(FRAMES) : shown.stream())
			.forEach((line) -> this.out.println("      " + line));
	}

	private String releaser(Releaser releaser) {
		return this.trace.threads().groups().name(releaser.group()) + " (" + releaser.waits() + " of the waits, "
				+ Quantity.duration(releaser.waited()) + ")";
	}

	private void longest(LongWait wait) {
		StringBuilder line = new StringBuilder("  " + Quantity.duration(wait.duration()) + " at "
				+ Quantity.duration(wait.start()) + ": " + this.trace.threads().name(wait.thread()));
		if (wait.releaser() >= 0) {
			line.append(wait.inferred() ? ", probably for " : ", for ")
				.append(this.trace.threads().name(wait.releaser()));
		}
		this.out.println(line);
		wait.meanwhile()
			.stream()
			.limit(ACTIVITIES)
			.forEach((activity) -> this.out.println("      which " + did(activity)));
	}

	private String did(Activity activity) {
		String state = (activity.reason() != WaitReason.NONE)
				? activity.state().label() + " (" + activity.reason().label() + ")" : activity.state().label();
		String site = this.frames.site(activity.stack());
		return "was " + state + " " + Quantity.duration(activity.time()) + ((site != null) ? " in " + site : "");
	}

}
