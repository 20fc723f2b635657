package dev.exectrace.tool.diff;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.diff.Change;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Table;

/**
 * Changes as a table.
 *
 * @param table the greatest ones
 * @param more how many others there are
 * @param chance how many were left out as they may be chance
 */
record Changes(Table table, int more, int chance) {

	static Changes of(List<Change> changes, String subject, DiffCommand diff) {
		List<Column> columns = new ArrayList<>(List.of(Column.duration("change", "change"),
				Column.percent("ratio", "ratio"), Column.duration("before", "before/" + diff.per.label()),
				Column.duration("after", "after/" + diff.per.label()), Column.duration("noise", "noise")));
		if (diff.all) {
			columns.add(Column.text("clear", "clear"));
		}
		columns.add(Column.text("state", "state"));
		columns.add(Column.text("reason", "reason"));
		if (subject != null) {
			columns.add(Column.text(subject, subject));
		}
		List<Change> shown = diff.all ? changes : changes.stream().filter(Change::isClear).toList();
		Table table = new Table(columns);
		shown.stream().limit(diff.limit).forEach((change) -> table.row(row(change, subject != null, diff.all)));
		int chance = (int) changes.stream().filter((change) -> !change.isClear() && change.nanos() != 0).count();
		return new Changes(table, shown.size() - table.size(), diff.all ? 0 : chance);
	}

	private static Object[] row(Change change, boolean subject, boolean clear) {
		WaitReason reason = change.activity().reason();
		List<Object> row = new ArrayList<>(List.of(change.nanos(), change.ratio(), change.before().nanos(),
				change.after().nanos(), change.noise()));
		if (clear) {
			row.add(change.isClear() ? "yes" : "no");
		}
		row.add(change.activity().state().label());
		row.add((reason != WaitReason.NONE) ? reason.label() : null);
		if (subject) {
			row.add(change.activity().subject());
		}
		return row.toArray();
	}

	void print(PrintWriter out, String title) {
		out.println();
		out.println(title);
		if (this.table.size() > 0) {
			this.table.print(out);
		}
		else {
			out.println("nothing changed clearly");
		}
		List<String> rest = new ArrayList<>();
		if (this.more > 0) {
			rest.add(this.more + " more, see --limit");
		}
		if (this.chance > 0) {
			rest.add(this.chance + " that may be chance, see --all");
		}
		if (!rest.isEmpty()) {
			out.println("(" + String.join("; ", rest) + ")");
		}
	}

}
