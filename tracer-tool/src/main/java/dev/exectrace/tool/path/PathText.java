package dev.exectrace.tool.path;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.path.CriticalPath;
import dev.exectrace.analysis.path.PathShare;
import dev.exectrace.analysis.path.Segment;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;

/**
 * A path for people: where its time went, then its parts in order of time.
 */
public final class PathText {

	private static final int SHARES = 12;

	private final Trace trace;

	private final Frames frames;

	private final PrintWriter out;

	private final int limit;

	/**
	 * Prints paths of a trace.
	 * @param trace the trace
	 * @param out where to
	 * @param limit how many parts to show, the longest
	 */
	public PathText(Trace trace, PrintWriter out, int limit) {
		this.trace = trace;
		this.frames = new Frames(trace.code());
		this.out = out;
		this.limit = limit;
	}

	/**
	 * Prints a path.
	 * @param path the path
	 */
	public void print(CriticalPath path) {
		this.out.println(this.trace.threads().name(path.thread()) + " (id " + this.trace.threads().id(path.thread())
				+ "): " + Quantity.duration(path.duration()) + " from " + Quantity.duration(path.start()) + " to "
				+ Quantity.duration(path.end()));
		this.out.println();
		this.out.println("Where the time went:");
		this.out.println();
		shares(path).print(this.out);
		this.out.println();
		Set<Integer> shown = longest(path.segments());
		int count = path.segments().size();
		this.out.println((shown.size() < count)
				? "Step by step, the " + shown.size() + " longest of " + count + " parts (--limit 0 shows all):"
				: "Step by step:");
		this.out.println();
		steps(path, shown).print(this.out);
		if (path.shortest() > 0) {
			this.out.println();
			this.out.println("It is long: waits shorter than " + Quantity.duration(path.shortest())
					+ " are not followed" + (path.whole() ? "." : ", and its end is left out; select less of it."));
		}
		this.out.println();
	}

	private Table shares(CriticalPath path) {
		Table table = new Table(Column.duration("time", "time"), Column.percent("share", "share"),
				Column.count("segments", "parts"), Column.text("state", "state"), Column.text("group", "threads"),
				Column.text("site", "at"));
		List<PathShare> shares = path.summary(this.trace);
		for (PathShare share : shares.subList(0, Math.min(SHARES, shares.size()))) {
			table.row(share.time(), (double) share.time() / path.duration(), share.segments(),
					state(share.state(), share.reason()), this.trace.threads().groups().name(share.group()),
					share.site());
		}
		if (shares.size() > SHARES) {
			List<PathShare> rest = shares.subList(SHARES, shares.size());
			long time = rest.stream().mapToLong(PathShare::time).sum();
			table.row(time, (double) time / path.duration(), rest.stream().mapToInt(PathShare::segments).sum(),
					"(" + rest.size() + " others)", null, null);
		}
		return table;
	}

	private Set<Integer> longest(List<Segment> segments) {
		return IntStream.range(0, segments.size())
			.boxed()
			.sorted(Comparator.comparingLong((Integer at) -> segments.get(at).duration()).reversed())
			.limit(this.limit)
			.collect(Collectors.toCollection(HashSet::new));
	}

	private Table steps(CriticalPath path, Set<Integer> shown) {
		Table table = new Table(Column.duration("start", "after"), Column.duration("duration", "for"),
				Column.text("thread", "thread"), Column.text("state", "state"), Column.text("what", ""));
		long start = -1;
		long left = 0;
		int count = 0;
		for (int at = 0; at < path.segments().size(); at++) {
			Segment segment = path.segments().get(at);
			if (!shown.contains(at)) {
				start = (count == 0) ? segment.start() : start;
				left += segment.duration();
				count++;
				continue;
			}
			if (count > 0) {
				table.row(start - path.start(), left, "...", "(" + count + " shorter)", null);
				left = 0;
				count = 0;
			}
			table.row(segment.start() - path.start(), segment.duration(),
					"> ".repeat(segment.depth()) + this.trace.threads().name(segment.thread()),
					state(segment.state(), segment.reason()), what(segment));
		}
		if (count > 0) {
			table.row(start - path.start(), left, "...", "(" + count + " shorter)", null);
		}
		return table;
	}

	static String state(ThreadState state, WaitReason reason) {
		return (state == ThreadState.BLOCKED) ? state.label() + " (" + reason.label() + ")" : state.label();
	}

	private String what(Segment segment) {
		String site = this.frames.site(segment.stack());
		return switch (segment.state()) {
			case RUNNING -> ((segment.carrier() >= 0) ? "on " + this.trace.threads().name(segment.carrier()) : "")
					+ ((site != null) ? " in " + site : "");
			case RUNNABLE -> segment.running().isEmpty() ? ""
					: "carriers ran " + segment.running()
						.stream()
						.map((group) -> this.trace.threads().groups().name(group.group()) + " for "
								+ Quantity.duration(group.time()))
						.collect(Collectors.joining(", "));
			case BLOCKED -> ((site != null) ? "in " + site : "")
					+ ((segment.waker() >= 0) ? ", ended by " + this.trace.threads().name(segment.waker()) : "");
			default -> "";
		};
	}

}
