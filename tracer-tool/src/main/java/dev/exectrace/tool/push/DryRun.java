package dev.exectrace.tool.push;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileUnit;
import dev.exectrace.tool.output.Quantity;

/**
 * Tells what would be sent. Of the headers only the names, as they hold secrets.
 */
final class DryRun {

	private final Destination destination;

	private final ReceiverUrl url;

	private final RequestHeaders headers;

	private final Map<String, String> labels;

	private final PrintWriter out;

	DryRun(Destination destination, ReceiverUrl url, RequestHeaders headers, Map<String, String> labels,
			PrintWriter out) {
		this.destination = destination;
		this.url = url;
		this.headers = headers;
		this.labels = labels;
		this.out = out;
	}

	void tell(Path file, Profile profile, byte[] body) {
		Instant start = Instant.EPOCH.plusNanos(profile.startEpochNanos() + profile.from());
		this.out.println(file + ": " + profile.type().label() + ", " + amount(profile) + ", "
				+ Quantity.duration(profile.duration()) + " from " + start);
		this.out.println("  POST " + this.url + " (" + Quantity.bytes(body.length) + ")");
		this.out.println("  headers: "
				+ this.destination.headers()
					.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey())
					.map((header) -> header.getKey() + ": " + header.getValue())
					.collect(Collectors.joining(", "))
				+ this.headers.values().keySet().stream().map((name) -> ", " + name).collect(Collectors.joining()));
		this.out.println("  labels:  " + this.labels.entrySet()
			.stream()
			.map((label) -> label.getKey() + "=" + label.getValue())
			.collect(Collectors.joining(", ")));
		this.out.flush();
	}

	/** How much it is, in a few words. */
	static String amount(Profile profile) {
		String value = (profile.type().unit() == ProfileUnit.BYTES) ? Quantity.bytes(profile.value())
				: Quantity.duration(profile.value());
		return value + " " + profile.type().title() + ", in " + profile.size()
				+ ((profile.size() == 1) ? " stack" : " stacks");
	}

}
