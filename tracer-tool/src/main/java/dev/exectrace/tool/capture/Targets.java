package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.exectrace.tool.failure.Failure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Which instances to capture: a mixin for commands.
 */
final class Targets {

	@Parameters(arity = "0..*", paramLabel = "URL",
			description = "Where the application's actuator is: localhost:8181, 8181, or the endpoint's whole URL; "
					+ "NAME=URL names the instance, @FILE is --instances FILE. "
					+ "Several are captured at once, each to a file of its own.")
	List<String> given = new ArrayList<>();

	@Option(names = "--instances", paramLabel = "FILE",
			description = "A file with a URL, or NAME=URL, a line. What follows # is a comment.")
	List<Path> files = new ArrayList<>();

	@Option(names = "--admin", paramLabel = "URL", converter = RegistryAddress.class,
			description = "A Spring Boot Admin server: all its instances with the endpoint. EXECTRACE_REGISTRY_USER and "
					+ "EXECTRACE_REGISTRY_PASSWORD are for servers that want a login.")
	URI admin;

	@Option(names = "--eureka", paramLabel = "URL", converter = RegistryAddress.class,
			description = "A Eureka server: all its instances with a management port of their own.")
	URI eureka;

	@Option(names = "--service", paramLabel = "REGEX",
			description = "With --admin and --eureka: only instances with this in their service's name.")
	Pattern service;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	private int elsewhere;

	/**
	 * Finds them.
	 * @param client asks registries
	 * @return the instances, at least one, none of them twice
	 * @throws Failure if a file or a registry does not tell
	 * @throws IOException if a file cannot be read
	 */
	List<Target> find(HttpClient client) throws Failure, IOException, InterruptedException {
		if (this.given.isEmpty() && this.files.isEmpty() && this.admin == null && this.eureka == null) {
			throw new ParameterException(this.command.commandLine(),
					"Missing required parameter: 'URL', or --instances, --admin or --eureka");
		}
		List<Target> targets = new ArrayList<>();
		for (String value : this.given) {
			if (value.startsWith("@")) {
				targets.addAll(TargetList.read(Path.of(value.substring(1))));
			}
			else {
				targets.add(parse(value));
			}
		}
		for (Path file : this.files) {
			targets.addAll(TargetList.read(file));
		}
		registry(Registry.ADMIN, this.admin, client, targets);
		registry(Registry.EUREKA, this.eureka, client, targets);
		checkUnique(targets);
		return targets;
	}

	/**
	 * Not a converter's job: of what may be left out picocli tells nothing but the value.
	 */
	private Target parse(String value) {
		try {
			return Target.parse(value);
		}
		catch (TypeConversionException ex) {
			throw new ParameterException(this.command.commandLine(), ex.getMessage());
		}
	}

	/** How many instances a registry has that cannot be captured from here. */
	int elsewhere() {
		return this.elsewhere;
	}

	private void registry(Registry registry, URI address, HttpClient client, List<Target> targets)
			throws Failure, InterruptedException {
		if (address == null) {
			return;
		}
		PrintWriter err = this.command.commandLine().getErr();
		Credentials credentials = Credentials.ofRegistry(System.getenv());
		credentials.warnIfPlain(new EndpointAddress(address), err);
		RegisteredTargets registered = new RegisteredTargets(this.service, err);
		List<Target> known = registered.of(address,
				new RegistryClient(client, credentials).instances(registry, address));
		this.elsewhere += registered.elsewhere();
		// Both registries may know an instance, or somebody gave it a name of its own
		Set<EndpointAddress> before = new HashSet<>(targets.stream().map(Target::address).toList());
		known.stream().filter((target) -> !before.contains(target.address())).forEach(targets::add);
	}

	private void checkUnique(List<Target> targets) {
		Set<EndpointAddress> addresses = new HashSet<>();
		Set<String> names = new HashSet<>();
		for (Target target : targets) {
			if (!addresses.add(target.address())) {
				throw new ParameterException(this.command.commandLine(),
						"an application has one capture at a time, and a URL is named twice: " + target.address());
			}
			if (target.name() != null && !names.add(target.name())) {
				throw new ParameterException(this.command.commandLine(),
						"two instances are named " + target.name() + "; give each a name of its own");
			}
		}
	}

}
