package dev.exectrace.tool.locks;

import java.io.PrintWriter;
import java.util.List;

import dev.exectrace.analysis.locks.Activity;
import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.LongWait;
import dev.exectrace.analysis.locks.Releaser;
import dev.exectrace.analysis.locks.StackShare;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.tool.output.Quantity;

/**
 * Prints who waited for a lock and who held it, with the stacks of both.
 */
final class LockDetails {

	private static final int STACKS = 3;

	private static final int RELEASERS = 5;

	private static final int ACTIVITIES = 3;

	private static final int FRAMES = 5;

	private final Trace trace;

	private final Frames frames;

	private final PrintWriter out;

	LockDetails(Trace trace, PrintWriter out) {
		this.trace = trace;
		this.frames = new Frames(trace.code());
		this.out = out;
	}

	void print(int number, ContendedLock lock) {
		this.out.println();
		this.out
			.println("#" + number + " " + LocksCommand.place(lock) + ((lock.type() != null) ? ", " + lock.type() : "")
					+ ((lock.instances() > 1) ? ", " + lock.instances() + " instances" : "")
					+ ((lock.unfinished() > 0) ? ", " + lock.unfinished() + " still waited at the end" : ""));
		for (StackShare share : first(lock.stacks(), STACKS)) {
			this.out.println("  waited " + Quantity.duration(share.total()) + " in " + waits(share.waits()) + " at");
			stack(share.stack(), "    ");
		}
		for (Releaser releaser : first(lock.releasers(), RELEASERS)) {
			this.out.println("  released by " + printable(this.trace.threads().groups().name(releaser.group())) + ": "
					+ waits(releaser.waits()) + " of " + Quantity.duration(releaser.waited()));
		}
		for (LongWait wait : lock.longestWaits()) {
			print(wait);
		}
	}

	private void print(LongWait wait) {
		this.out.println("  " + Quantity.duration(wait.duration()) + " from " + Quantity.duration(wait.start()) + ": "
				+ name(wait.thread()) + " waited" + forWhom(wait));
		for (Activity activity : first(wait.meanwhile(), ACTIVITIES)) {
			this.out.println("    " + activity.state().label()
					+ ((activity.reason() != WaitReason.NONE) ? ", " + activity.reason().label() : "") + " "
					+ Quantity.duration(activity.time()));
			stack(activity.stack(), "      ");
		}
	}

	private String forWhom(LongWait wait) {
		if (wait.releaser() < 0) {
			return "; the trace does not tell for whom";
		}
		return wait.inferred() ? " for " + name(wait.releaser()) + ", which had got it last and meanwhile was"
				: " until " + name(wait.releaser()) + " released it, which meanwhile was";
	}

	/** The application's frames, or the innermost ones of a stack that has none. */
	private void stack(int stack, String indent) {
		List<String> lines = this.trace.code().describe(stack);
		int innermost = (stack >= 0) ? this.frames.application(stack) : -1;
		int shown = 0;
		for (int at = Math.max(0, innermost); at < lines.size() && shown < FRAMES; at++) {
			if (innermost < 0 || at == innermost || this.frames.isApplication(stack, at)) {
				this.out.println(indent + printable(lines.get(at)));
				shown++;
			}
		}
	}

	private String name(int thread) {
		return printable(this.trace.threads().name(thread));
	}

	/** A name in a trace must not move a terminal's cursor. */
	private static String printable(String name) {
		return name.replaceAll("\\p{Cntrl}", "?");
	}

	private static String waits(long count) {
		return (count == 1) ? "1 wait" : count + " waits";
	}

	private static <T> List<T> first(List<T> list, int count) {
		return list.subList(0, Math.min(list.size(), count));
	}

}
