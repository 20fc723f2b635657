package dev.exectrace.tool.push;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.tool.failure.ExecutionFailures;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Nanos;
import dev.exectrace.tool.input.ProgressLine;
import dev.exectrace.tool.input.ProfiledFile;
import dev.exectrace.tool.input.Reading;
import dev.exectrace.tool.input.TaskOption;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.profile.ProfileTypes;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace push}.
 */
@Command(name = "push", sortOptions = false,
		description = { "Send the profiles of traces to where a fleet's profiles are kept.", "",
				"pyroscope is Grafana Pyroscope and what takes profiles as it does, otlp is whatever takes "
						+ "OpenTelemetry's profiles over HTTP, as its Collector does. Who sends them comes from the "
						+ "environment, EXECTRACE_PUSH_TOKEN, or EXECTRACE_PUSH_USER and EXECTRACE_PUSH_PASSWORD, "
						+ "or from the file of --headers.",
				"" },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace push --to pyroscope --service shop trace.jfr",
				"  exectrace push --to pyroscope --service shop --label env=test --dry-run trace.jfr",
				"  exectrace push --to otlp --url https://otel.example.org --service shop *.jfr",
				"  exectrace push --to otlp --service shop --type net,sync --task uri=/orders trace.jfr" })
public final class PushCommand implements Callable<Integer> {

	@Parameters(arity = "1..*", paramLabel = "FILE", description = "Traces, or other flight recordings.")
	List<Path> files;

	@Option(names = "--to", paramLabel = "WHAT", required = true,
			description = "What to send to: ${COMPLETION-CANDIDATES}.")
	Destination destination;

	@Option(names = "--url", paramLabel = "URL", converter = ReceiverUrl.Converter.class,
			description = "Where that is, without its own path. Default: this host, port 4040 for pyroscope and 4318 for otlp.")
	ReceiverUrl url;

	@Mixin
	Labels labels;

	@Option(names = "--type", paramLabel = "TYPE", split = ",", defaultValue = "block,sched",
			converter = ProfileTypes.class, completionCandidates = ProfileTypes.class,
			description = "What to send, as exectrace profile knows it: ${COMPLETION-CANDIDATES}. "
					+ "Default: ${DEFAULT-VALUE}.")
	List<ProfileType> types;

	@Mixin
	PartOptions part;

	@Mixin
	TaskOption task;

	@Option(names = "--idle", description = "With the waits of idle workers, which wait for work.")
	boolean idle;

	@Option(names = "--headers", paramLabel = "FILE",
			description = "Send the headers of this file, too: a line each, as in X-Scope-OrgID: team.")
	Path headers;

	@Option(names = "--timeout", paramLabel = "TIME", converter = Nanos.class, defaultValue = "30s",
			description = "How long to wait for an answer. Default: ${DEFAULT-VALUE}.")
	long timeout;

	@Option(names = "--retries", paramLabel = "N", defaultValue = "5",
			description = "How often to try again where the receiver has no time. Default: ${DEFAULT-VALUE}.")
	int retries;

	@Option(names = "--dry-run", description = "Tell what would be sent, and send nothing.")
	boolean dryRun;

	@Mixin
	Reading reading;

	@Spec
	CommandSpec spec;

	private int sent;

	private int failed;

	@Override
	public Integer call() throws IOException, Failure, InterruptedException {
		if (this.retries < 0 || this.retries > 100) {
			throw new ParameterException(this.spec.commandLine(), "--retries must be from 0 to 100");
		}
		if (this.timeout <= 0) {
			throw new ParameterException(this.spec.commandLine(), "--timeout must be more than 0");
		}
		Selection selection = this.part.selection();
		Map<String, String> all = this.labels.of(this.destination);
		ReceiverUrl receiver = ((this.url != null) ? this.url
				: new ReceiverUrl.Converter().convert(this.destination.defaultUrl()))
			.at(this.destination);
		RequestHeaders along = RequestHeaders.of(this.headers, this.destination, System.getenv());
		if (receiver.isPlain() && !along.values().isEmpty()) {
			err().println("note: what lets you in goes to " + receiver.host() + " unencrypted");
		}
		if (this.dryRun) {
			return forEach(selection, all, new DryRun(this.destination, receiver, along, all, out())::tell);
		}
		try (Sender sender = new Sender(this.destination, receiver, along, Duration.ofNanos(this.timeout), this.retries,
				new BackOff(RandomGenerator.getDefault()), err())) {
			return forEach(selection, all, (file, profile, body) -> send(sender, receiver, file, profile, body));
		}
	}

	private int forEach(Selection selection, Map<String, String> all, Delivery delivery) throws InterruptedException {
		Set<ProfileType> each = new LinkedHashSet<>(this.types);
		for (Path file : this.files) {
			try {
				profiles(file, each, selection, all, delivery);
			}
			catch (NoReceiverException ex) {
				ExecutionFailures.report(ex.getCause(), err());
				err().println("exectrace: " + counted(this.sent) + " sent; nothing more is, from " + file + " on");
				return ExitCode.SOFTWARE;
			}
			catch (IOException | Failure ex) {
				this.failed++;
				ExecutionFailures.report(ex, err());
			}
		}
		if (this.failed > 0) {
			err().println("exectrace: " + counted(this.sent) + " sent; see above for what is missing");
		}
		return (this.failed > 0) ? ExitCode.SOFTWARE : ExitCode.OK;
	}

	/** One trace at a time is in memory, and one profile of it. */
	private void profiles(Path file, Set<ProfileType> each, Selection selection, Map<String, String> all,
			Delivery delivery) throws IOException, Failure, NoReceiverException, InterruptedException {
		ProfiledFile profiled = this.reading.profiled(file);
		TaskScopes tasks = this.task.scopes(profiled.trace(), file);
		for (ProfileType type : each) {
			Profile profile = profiled.profile(type, selection, tasks, this.idle);
			if (profile.threads() == 0) {
				throw new Failure("no thread of " + file + " is selected",
						"see what there is with 'exectrace threads " + file + "'");
			}
			if (profile.size() == 0) {
				err().println("exectrace: " + file + ": " + type.label() + " is empty and not sent");
				continue;
			}
			byte[] body = this.destination.encode(profile, ProfileId.of(profile, all), all);
			delivery.deliver(file, profile, body);
		}
	}

	private void send(Sender sender, ReceiverUrl receiver, Path file, Profile profile, byte[] body)
			throws NoReceiverException, InterruptedException {
		String what = file + ": " + profile.type().label();
		ProgressLine line = this.reading.progressLine();
		Failure refused;
		try {
			refused = sender.send(body, () -> line.show(() -> "Sending " + what), line::end);
		}
		catch (Failure ex) {
			throw new NoReceiverException(ex);
		}
		finally {
			line.end();
		}
		if (refused != null) {
			this.failed++;
			err().println("exectrace: " + what + " is not sent: " + refused.getMessage());
			return;
		}
		this.sent++;
		out().println(what + ", " + DryRun.amount(profile) + ", sent to " + receiver + " ("
				+ Quantity.bytes(body.length) + ")");
		out().flush();
	}

	private static String counted(int profiles) {
		return (profiles == 1) ? "1 profile was" : profiles + " profiles were";
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	private PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

	/** What is done with a profile. */
	private interface Delivery {

		void deliver(Path file, Profile profile, byte[] body) throws NoReceiverException, InterruptedException;

	}

	/** Nothing that follows would be taken either. */
	private static final class NoReceiverException extends Exception {

		NoReceiverException(Failure cause) {
			super(cause);
		}

	}

}
