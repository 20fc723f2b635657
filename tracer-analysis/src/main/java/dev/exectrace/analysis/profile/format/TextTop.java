package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.profile.MethodTotal;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileUnit;

/**
 * The methods and the stacks that have the most of a profile, as text. Immutable.
 */
public final class TextTop {

	private static final int FRAMES = 24;

	/** A name in a trace must not move a terminal's cursor. */
	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private final int limit;

	/**
	 * Makes one.
	 * @param limit how many methods and how many stacks to show at most
	 */
	public TextTop(int limit) {
		this.limit = limit;
	}

	/**
	 * Writes a profile.
	 * @param profile the profile
	 * @param out where to
	 * @throws IOException if that fails
	 */
	public void write(Profile profile, Appendable out) throws IOException {
		for (String line : Heading.of(profile)) {
			out.append(line).append('\n');
		}
		if (profile.size() == 0) {
			return;
		}
		instances(profile, out);
		methods(profile, out);
		stacks(profile, out);
	}

	private static void instances(Profile profile, Appendable out) throws IOException {
		if (profile.instances().isEmpty()) {
			return;
		}
		long[] values = profile.valuesByInstance();
		out.append(String.format("\n%12s %8s  %s\n", "value", "share", "instance"));
		for (int instance = 0; instance < values.length; instance++) {
			out.append(String.format("%12s %8s  %s\n", Quantity.of(values[instance], profile.type().unit()),
					Quantity.share(values[instance], profile.value()), printable(profile.instances().get(instance))));
		}
	}

	private void methods(Profile profile, Appendable out) throws IOException {
		ProfileUnit unit = profile.type().unit();
		List<MethodTotal> methods = profile.methods();
		out.append(String.format("\n%12s %8s %8s %12s %8s  %s\n", "flat", "flat%", "sum%", "cum", "cum%", "method"));
		long sum = 0;
		for (MethodTotal method : methods.subList(0, Math.min(this.limit, methods.size()))) {
			sum += method.flat();
			out.append(String.format("%12s %8s %8s %12s %8s  %s\n", Quantity.of(method.flat(), unit),
					Quantity.share(method.flat(), profile.value()), Quantity.share(sum, profile.value()),
					Quantity.of(method.cumulative(), unit), Quantity.share(method.cumulative(), profile.value()),
					printable(method.method())));
		}
		more(methods.size(), "method", out);
	}

	private void stacks(Profile profile, Appendable out) throws IOException {
		int[] rows = profile.largest();
		for (int at = 0; at < Math.min(this.limit, rows.length); at++) {
			int row = rows[at];
			out.append(
					String.format("\n%12s %8s  %s x  %s", Quantity.of(profile.value(row), profile.type().unit()),
							Quantity.share(profile.value(row), profile.value()), Quantity.count(profile.count(row)),
							((profile.instance(row) >= 0)
									? printable(profile.instances().get(profile.instance(row))) + ": " : "")
									+ printable(profile.group(row))));
			if (profile.reason(row) != WaitReason.NONE) {
				out.append(", ").append(profile.reason(row).label());
			}
			out.append('\n');
			for (int depth = 0; depth < Math.min(FRAMES, profile.depth(row)); depth++) {
				out.append("\t").append(printable(profile.describe(profile.frame(row, depth))));
				out.append('\n');
			}
			if (profile.depth(row) > FRAMES) {
				out.append("\t... ").append(Quantity.count(profile.depth(row) - FRAMES)).append(" more\n");
			}
		}
		if (rows.length > this.limit) {
			out.append('\n');
		}
		more(rows.length, "stack", out);
	}

	private void more(int count, String what, Appendable out) throws IOException {
		if (count > this.limit) {
			out.append(Heading.of(count - this.limit, "more " + what)).append('\n');
		}
	}

	private static String printable(String name) {
		return CONTROL.matcher(name).replaceAll("?");
	}

}
