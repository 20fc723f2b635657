package dev.exectrace.tool.output;

import java.io.PrintWriter;
import java.util.function.Consumer;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/**
 * What a command prints, as text or as JSON: a mixin for commands.
 */
public final class Output {

	@Option(names = "--json", description = "Print JSON: times in nanoseconds, shares from 0 to 1, sizes in bytes.")
	boolean json;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	/**
	 * Whether JSON is asked for.
	 * @return whether it is
	 */
	public boolean isJson() {
		return this.json;
	}

	/**
	 * Where text goes.
	 * @return the writer
	 */
	public PrintWriter text() {
		return this.command.commandLine().getOut();
	}

	/**
	 * Prints a table, the only one.
	 * @param table the table
	 */
	public void print(Table table) {
		if (this.json) {
			json(table::write);
		}
		else {
			table.print(text());
		}
	}

	/**
	 * Prints one JSON value.
	 * @param value writes it
	 */
	public void json(Consumer<JsonGenerator> value) {
		PrintWriter out = text();
		try (JsonGenerator generator = Json.value(out)) {
			value.accept(generator);
		}
		out.println();
	}

	/**
	 * To write JSON values with a line's end after each. Is to be closed.
	 * @return where to
	 */
	public JsonGenerator jsonLines() {
		return Json.lines(text());
	}

}
