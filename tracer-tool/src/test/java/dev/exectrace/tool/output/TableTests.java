package dev.exectrace.tool.output;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TableTests {

	private final StringWriter out = new StringWriter();

	private static Table table() {
		return new Table(Column.text("thread", "thread"), Column.count("waits", "waits"),
				Column.duration("blocked", "blocked"), Column.percent("share", "share"), Column.bytes("heap", "heap"),
				Column.text("note", "note"))
			.row("main", 12, 1_500_000L, 0.5, 2048, "a \"b\"\n")
			.row("väter-\uD83D\uDE00", 1234L, null, Double.NaN, 1, null);
	}

	@Test
	void alignsTextToTheLeftAndNumbersToTheRight() {
		table().print(new PrintWriter(this.out, true));
		assertThat(this.out.toString().lines()).containsExactly("thread   waits  blocked  share      heap  note",
				"main        12   1.50ms  50.0%  2.00 KiB  a \"b\"?",
				"väter-\uD83D\uDE00   1234                       1 B");
	}

	@Test
	void writesJsonThatOthersRead() {
		new CommandLine(new Show()).setOut(new PrintWriter(this.out, true)).execute("--json");
		JsonNode rows = JsonMapper.shared().readTree(this.out.toString());
		assertThat(rows).hasSize(2);
		assertThat(rows.get(0).propertyNames()).containsExactly("thread", "waits", "blocked", "share", "heap", "note");
		assertThat(rows.get(0).get("blocked").asLong()).isEqualTo(1_500_000);
		assertThat(rows.get(0).get("share").asDouble()).isEqualTo(0.5);
		assertThat(rows.get(0).get("note").asString()).isEqualTo("a \"b\"\n");
		assertThat(rows.get(1).get("thread").asString()).isEqualTo("väter-\uD83D\uDE00");
		assertThat(rows.get(1).get("blocked").isNull()).isTrue();
		assertThat(rows.get(1).get("share").isNull()).isTrue();
	}

	@Test
	void emptyTableIsAnEmptyArray() {
		Show show = new Show();
		show.table = new Table(Column.text("a", "a"));
		new CommandLine(show).setOut(new PrintWriter(this.out, true)).execute("--json");
		assertThat(JsonMapper.shared().readTree(this.out.toString())).isEmpty();
	}

	@Test
	void refusesRowsOfOtherLengths() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Table(Column.text("a", "a")).row("1", "2"));
	}

	@Command(name = "show")
	static final class Show implements Runnable {

		@Mixin
		Output output;

		private Table table = table();

		@Override
		public void run() {
			this.output.print(this.table);
		}

	}

}
