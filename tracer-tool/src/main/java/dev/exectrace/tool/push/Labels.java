package dev.exectrace.tool.push;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What tells profiles from those of others: a mixin.
 */
final class Labels {

	/** What Prometheus takes everywhere. */
	private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

	private static final Set<String> OF_SAMPLES = Set.of("group", "reason");

	@Option(names = "--service", paramLabel = "NAME", defaultValue = "${env:OTEL_SERVICE_NAME}",
			description = "The name of the service that the traces are of. Default: OTEL_SERVICE_NAME.")
	String service;

	@Option(names = "--instance", paramLabel = "NAME",
			description = "Which instance of it, as in host:port; the trace does not tell.")
	String instance;

	@Option(names = "--label", paramLabel = "NAME=VALUE",
			description = "A label, for otlp a resource attribute, as in env=test. May be repeated.")
	Map<String, String> labels = new LinkedHashMap<>();

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	/** All of them, the service first. */
	Map<String, String> of(Destination destination) {
		if (this.service == null || this.service.isBlank()) {
			throw wrong("the service's name is missing: give --service NAME or set OTEL_SERVICE_NAME");
		}
		Map<String, String> all = new LinkedHashMap<>();
		all.put(destination.service(), this.service);
		if (this.instance != null) {
			all.put(destination.instance(), this.instance);
		}
		this.labels.forEach((name, value) -> {
			check(destination, name);
			if (all.putIfAbsent(name, value) != null) {
				throw wrong("--label " + name + ": give it by "
						+ (name.equals(destination.service()) ? "--service" : "--instance"));
			}
		});
		return all;
	}

	private void check(Destination destination, String name) {
		if (name.isBlank()) {
			throw wrong("--label needs a name, as in --label env=test");
		}
		if (destination == Destination.pyroscope && (!NAME.matcher(name).matches() || name.startsWith("__"))) {
			throw wrong("--label " + name + ": Pyroscope's labels are of letters, digits and single underscores,"
					+ " and do not begin with a digit");
		}
		if (destination == Destination.pyroscope && OF_SAMPLES.contains(name)) {
			throw wrong("--label " + name + ": the profiles' samples have that label; choose another name");
		}
	}

	private ParameterException wrong(String message) {
		return new ParameterException(this.command.commandLine(), message);
	}

}
