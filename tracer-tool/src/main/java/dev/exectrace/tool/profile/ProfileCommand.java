package dev.exectrace.tool.profile;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileMerge;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.profile.format.Collapsed;
import dev.exectrace.analysis.profile.format.FlameGraph;
import dev.exectrace.analysis.profile.format.Pprof;
import dev.exectrace.analysis.profile.format.TextTop;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Terminal;
import dev.exectrace.tool.input.SelectionOptions;
import dev.exectrace.tool.input.TaskOption;
import dev.exectrace.tool.input.InstanceFile;
import dev.exectrace.tool.input.InstanceFiles;
import dev.exectrace.tool.input.ProfiledFile;
import dev.exectrace.tool.output.Output;
import dev.exectrace.tool.output.StandardOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Adds up by stack what threads waited for, ran or allocated.
 */
@Command(name = "profile", sortOptions = false,
		description = { "Tells by stack what threads waited for, ran or allocated.", "",
				"Types: net (network), sync (locks, queues, parks), syscall (files), sched (runnable, not "
						+ "running), block (blocked on anything), cpu, pinned (holding the carrier), alloc.",
				"" },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace profile trace.jfr                            what threads were blocked on",
				"  exectrace profile trace.jfr --type=net --thread=http   the network waits of some threads",
				"  exectrace profile trace.jfr --task=uri=/orders         the waits of some requests",
				"  exectrace profile trace.jfr --type=sched --from=2s --to=3s",
				"  exectrace profile trace.jfr --format=pprof -o block.pb.gz && go tool pprof -top block.pb.gz",
				"  exectrace profile trace.jfr --format=flamegraph -o block.html",
				"  exectrace profile a=one.jfr b=two.jfr c=three.jfr      three instances, each stack with its own" })
public final class ProfileCommand implements Callable<Integer> {

	@Mixin
	InstanceFiles files;

	@Option(names = "--type", paramLabel = "TYPE", defaultValue = "block", converter = ProfileTypes.class,
			completionCandidates = ProfileTypes.class,
			description = "What to add up: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
	ProfileType type;

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
			description = "How to write it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
	Format format;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Write to a file, - for the standard output.")
	Path target;

	@Mixin
	SelectionOptions selection;

	@Mixin
	TaskOption task;

	@Option(names = "--idle", description = "With the waits of idle workers, which wait for work.")
	boolean idle;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20",
			description = "How many methods and stacks to show as text or JSON. Default: ${DEFAULT-VALUE}.")
	int limit;

	@Mixin
	Output output;

	@Spec
	CommandSpec spec;

	@Override
	public Integer call() throws IOException, Failure {
		Selection selected = this.selection.selection();
		if (this.target != null && this.target.toString().equals("-")) {
			this.target = null;
		}
		check();
		Profile profile = this.files.areSeveral() ? merged(selected) : profile(this.files.path(), selected);
		if (profile.threads() == 0) {
			throw none(this.files.path());
		}
		if (this.output.isJson()) {
			this.output.json((generator) -> ProfileJson.write(profile, this.limit, generator));
		}
		else if (this.format == Format.pprof) {
			pprof(profile);
		}
		else if (this.target != null) {
			try (BufferedWriter out = Files.newBufferedWriter(this.target)) {
				text(profile, out);
			}
		}
		else {
			text(profile, this.output.text());
		}
		if (this.target != null) {
			this.spec.commandLine().getErr().println("exectrace: wrote " + this.target + this.format.next(this.target));
		}
		return 0;
	}

	private Profile profile(Path file, Selection selected) throws IOException, Failure {
		ProfiledFile profiled = this.files.profiled(file);
		return profiled.profile(this.type, selected, this.task.scopes(profiled.trace(), file), this.idle);
	}

	/** An instance may lack what is selected, unless all do. */
	private Profile merged(Selection selected) throws IOException, Failure {
		ProfileMerge merge = new ProfileMerge(this.type);
		for (InstanceFile file : this.files.all()) {
			ProfiledFile profiled = this.files.profiled(file.path());
			TaskScopes tasks = this.task.isGiven() ? TaskScopes.of(profiled.trace(), this.task.selection()) : null;
			merge.add(file.name(), profiled.profile(this.type, selected, tasks, this.idle));
		}
		Profile profile = merge.profile();
		if (profile.threads() == 0) {
			throw this.task.isGiven() ? this.task.nowhere() : none(this.files.path());
		}
		return profile;
	}

	private static Failure none(Path file) {
		return new Failure("no thread of " + file + " is selected",
				"see what there is with 'exectrace threads " + file + "'");
	}

	private void check() throws IOException, Failure {
		if (this.limit < 1) {
			throw new ParameterException(this.spec.commandLine(), "--limit must be at least 1");
		}
		if (this.output.isJson() && this.format != Format.text) {
			throw new ParameterException(this.spec.commandLine(), "--json does not go with --format=" + this.format);
		}
		if (this.output.isJson() && this.target != null) {
			throw new ParameterException(this.spec.commandLine(), "--json goes to the standard output, not to -o");
		}
		if (this.format == Format.pprof && this.target == null && isTerminal()) {
			throw new Failure("pprof profiles are binary, and the output is a terminal",
					"write to a file with -o, as in -o " + this.type.label() + ".pb.gz");
		}
		for (InstanceFile file : this.files.all()) {
			if (this.target != null && Files.exists(this.target) && Files.exists(file.path())
					&& Files.isSameFile(this.target, file.path())) {
				throw new Failure(this.target + " is the trace itself", "give -o another name");
			}
		}
	}

	/** The JVM has a console only where its output is one. */
	private static boolean isTerminal() {
		return Terminal.console() != null;
	}

	private void pprof(Profile profile) throws IOException {
		try (OutputStream out = (this.target != null) ? Files.newOutputStream(this.target) : StandardOutput.bytes();
				OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
			Pprof.write(profile, buffered);
		}
	}

	private void text(Profile profile, Appendable out) throws IOException {
		switch (this.format) {
			case collapsed -> Collapsed.write(profile, out);
			case flamegraph -> FlameGraph.write(profile, title(profile), out);
			default -> new TextTop(this.limit).write(profile, out);
		}
	}

	private String title(Profile profile) {
		String of = this.files.areSeveral() ? String.join(", ", profile.instances())
				: this.files.path().getFileName().toString();
		return of + ": " + profile.type().label();
	}

}
