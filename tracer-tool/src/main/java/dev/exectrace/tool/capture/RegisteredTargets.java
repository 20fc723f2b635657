package dev.exectrace.tool.capture;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import dev.exectrace.tool.failure.Failure;
import picocli.CommandLine.TypeConversionException;

/**
 * The instances of a registry that can be captured from here. As the endpoint is on
 * loopback only, those are the instances on this machine, or at this end of a tunnel; and
 * a registry that names another place cannot have the password sent there.
 */
final class RegisteredTargets {

	private final Pattern service;

	private final PrintWriter err;

	private int elsewhere;

	RegisteredTargets(Pattern service, PrintWriter err) {
		this.service = service;
		this.err = err;
	}

	/** How many instances with the endpoint were left out as they are not here. */
	int elsewhere() {
		return this.elsewhere;
	}

	List<Target> of(URI registry, List<Registered> instances) throws Failure {
		List<Target> targets = new ArrayList<>();
		int without = 0;
		int others = 0;
		for (Registered instance : instances.stream().sorted(Comparator.comparing(Registered::name)).toList()) {
			if (this.service != null && !this.service.matcher(instance.service()).find()) {
				others++;
			}
			else if (instance.endpoint() == null || instance.endpoint().getHost() == null) {
				without++;
			}
			else if (isHere(instance.endpoint().getHost())) {
				add(instance, targets);
			}
			else {
				this.elsewhere++;
				this.err.println("exectrace: " + printable(instance.name())
						+ " is left out: its endpoint is on loopback of " + printable(instance.endpoint().getHost())
						+ "; tunnel as with ssh -L 18181:localhost:" + Math.max(0, instance.endpoint().getPort()) + " "
						+ printable(instance.endpoint().getHost()) + " and name it in --instances as "
						+ printable(instance.name()) + "=localhost:18181");
			}
		}
		if (targets.isEmpty()) {
			throw new Failure(
					registry + " knows no instance with the endpoint that can be captured from here ("
							+ instances.size() + " in all" + part(others, "of other services")
							+ part(without, "without the endpoint or a management port")
							+ part(this.elsewhere, "on other machines") + ")",
					"check that the instances have the starter and expose exectrace, and run this where they are");
		}
		return targets;
	}

	private void add(Registered instance, List<Target> targets) {
		URI endpoint = instance.endpoint();
		String here = isLoopback(endpoint.getHost()) ? endpoint.getHost() : "localhost";
		String url = endpoint.getScheme() + "://" + here + ((endpoint.getPort() >= 0) ? ":" + endpoint.getPort() : "")
				+ endpoint.getRawPath();
		try {
			targets.add(new Target(printable(instance.name()), new EndpointAddress.Converter().convert(url)));
		}
		catch (TypeConversionException ex) {
			this.elsewhere++;
			this.err
				.println("exectrace: " + printable(instance.name()) + " is left out: " + printable(ex.getMessage()));
		}
	}

	private static boolean isLoopback(String host) {
		return new EndpointAddress(URI.create("http://" + host)).isLoopback();
	}

	private static boolean isHere(String host) {
		if (isLoopback(host)) {
			return true;
		}
		try {
			for (InetAddress address : InetAddress.getAllByName(host)) {
				if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
					return true;
				}
			}
			return false;
		}
		catch (UnknownHostException | SocketException ex) {
			return false;
		}
	}

	private static String part(int count, String what) {
		return (count > 0) ? ", " + count + " " + what : "";
	}

	private static String printable(String text) {
		return text.replaceAll("[\\p{Cntrl}=]", "_");
	}

}
