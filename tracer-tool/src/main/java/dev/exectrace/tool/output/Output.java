package dev.exectrace.tool.output;

import java.io.PrintWriter;
import java.util.function.Consumer;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * What a command prints, as text or as JSON: a mixin for commands.
 */
public final class Output {

	private static final JsonFactory JSON = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

	private static final JsonFactory JSON_LINES = JsonFactory.builder()
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.rootValueSeparator("")
		.build();

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
		try (JsonGenerator generator = JSON.createGenerator(pretty(), out)) {
			value.accept(generator);
		}
		out.println();
	}

	/**
	 * To write JSON values with a line's end after each. Is to be closed.
	 * @return where to
	 */
	public JsonGenerator jsonLines() {
		return JSON_LINES.createGenerator(ObjectWriteContext.empty(), text());
	}

	private static ObjectWriteContext pretty() {
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
			.withArrayIndenter(new DefaultIndenter("  ", System.lineSeparator()));
		return new ObjectWriteContext.Base() {

			@Override
			public DefaultPrettyPrinter getPrettyPrinter() {
				return printer;
			}

			@Override
			public boolean hasPrettyPrinter() {
				return true;
			}

		};
	}

}
