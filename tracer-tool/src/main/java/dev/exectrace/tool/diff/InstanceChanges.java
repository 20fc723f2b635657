package dev.exectrace.tool.diff;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.diff.Activity;
import dev.exectrace.analysis.diff.Change;
import dev.exectrace.analysis.diff.InstanceChange;
import dev.exectrace.analysis.diff.InstanceDiff;
import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;
import tools.jackson.core.JsonGenerator;

/**
 * What instances have more or less of than the others, in sentences and as tables.
 */
public final class InstanceChanges {

	/** More is in the tables. */
	private static final int MOST = 3;

	private final Per per;

	private final int limit;

	private final boolean all;

	/**
	 * Prepares to show.
	 * @param per what times are divided by
	 * @param limit how many rows a table has at most
	 * @param all whether with differences that may be chance
	 */
	public InstanceChanges(Per per, int limit, boolean all) {
		this.per = per;
		this.limit = limit;
		this.all = all;
	}

	/**
	 * Which instance is different, and in what most.
	 * @param diff what differs
	 * @return sentences on each instance that is clearly different, or one that none is
	 */
	public List<String> verdict(InstanceDiff diff) {
		List<String> sentences = new ArrayList<>();
		String last = null;
		for (InstanceChange different : diff.greatest(MOST)) {
			String what = what(different.change());
			sentences.add(different.instance().equals(last) ? "  and " + what
					: different.instance() + " is different: " + what);
			last = different.instance();
		}
		return sentences.isEmpty() ? List.of("No instance is clearly different from the others.") : sentences;
	}

	private String what(Change change) {
		Activity activity = change.activity();
		String reason = (activity.reason() != WaitReason.NONE) ? " (" + activity.reason().label() + ")" : "";
		String place = activity.subject().isEmpty() ? "" : " in " + activity.subject();
		return (activity.state().label() + reason + " " + Quantity.duration(Math.round(change.after().nanos()))
				+ " per " + this.per.label() + place + "; the others "
				+ Quantity.duration(Math.round(change.before().nanos())))
			.replaceAll("\\p{Cntrl}", "?");
	}

	/**
	 * Prints the tables.
	 * @param out where to
	 * @param diff what differs
	 */
	public void print(PrintWriter out, InstanceDiff diff) {
		print(out, "By state and reason", diff.states(), null);
		print(out, "By thread group", diff.groups(), "group");
		print(out, "By stack", diff.stacks(), "stack");
	}

	private void print(PrintWriter out, String title, List<InstanceChange> changes, String subject) {
		List<InstanceChange> shown = shown(changes);
		Table table = table(shown, subject);
		out.println();
		out.println(title);
		if (table.size() == 0) {
			out.println("no clear difference");
			return;
		}
		table.print(out);
		if (shown.size() > table.size()) {
			out.println("(" + (shown.size() - table.size()) + " more, see --limit)");
		}
	}

	/**
	 * Writes the tables for scripts, into an object.
	 * @param json where to
	 * @param diff what differs
	 */
	public void write(JsonGenerator json, InstanceDiff diff) {
		json.writeArrayPropertyStart("different");
		for (InstanceChange change : diff.greatest(1)) {
			json.writeString(change.instance());
		}
		json.writeEndArray();
		json.writeName("states");
		table(shown(diff.states()), null).write(json);
		json.writeName("groups");
		table(shown(diff.groups()), "group").write(json);
		json.writeName("stacks");
		table(shown(diff.stacks()), "stack").write(json);
	}

	private List<InstanceChange> shown(List<InstanceChange> changes) {
		return changes.stream().filter((change) -> this.all || change.change().isClear()).toList();
	}

	private Table table(List<InstanceChange> shown, String subject) {
		List<Column> columns = new ArrayList<>(
				List.of(Column.text("instance", "instance"), Column.duration("change", "difference"),
						Column.percent("ratio", "ratio"), Column.duration("others", "others/" + this.per.label()),
						Column.duration("own", "own/" + this.per.label()), Column.duration("noise", "noise")));
		if (this.all) {
			columns.add(Column.text("clear", "clear"));
		}
		columns.add(Column.text("state", "state"));
		columns.add(Column.text("reason", "reason"));
		if (subject != null) {
			columns.add(Column.text(subject, subject));
		}
		Table table = new Table(columns);
		shown.stream().limit(this.limit).forEach((different) -> {
			Change change = different.change();
			WaitReason reason = change.activity().reason();
			List<Object> row = new ArrayList<>(List.of(different.instance(), change.nanos(), change.ratio(),
					change.before().nanos(), change.after().nanos(), change.noise()));
			if (this.all) {
				row.add(change.isClear() ? "yes" : "no");
			}
			row.add(change.activity().state().label());
			row.add((reason != WaitReason.NONE) ? reason.label() : null);
			if (subject != null) {
				row.add(change.activity().subject());
			}
			table.row(row.toArray());
		});
		return table;
	}

}
