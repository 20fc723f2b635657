package dev.exectrace.analysis.profile.format;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.profile.ProfileUnit;

/**
 * What a profile is, in a few lines.
 */
final class Heading {

	private Heading() {
	}

	static List<String> of(Profile profile) {
		ProfileType type = profile.type();
		List<String> lines = new ArrayList<>();
		lines.add(Quantity.of(profile.value(), type.unit()) + " " + type.title() + ", in "
				+ of(profile.count(), event(type)) + " of " + of(profile.threads(), "thread")
				+ (profile.instances().isEmpty() ? "" : " of " + of(profile.instances().size(), "instance")) + " in "
				+ Quantity.of(profile.duration(), ProfileUnit.NANOSECONDS));
		long told = profile.value() + profile.hidden();
		if (Math.abs(told - profile.exact()) * 1000 > profile.exact()) {
			lines.add("short waits have sampled stacks: all stacks stand for " + Quantity.of(told, type.unit())
					+ " of exactly " + Quantity.of(profile.exact(), type.unit()));
		}
		if (profile.hidden() > 0) {
			lines.add("not shown: " + Quantity.of(profile.hidden(), type.unit())
					+ " of idle workers that waited for work; --idle shows them");
		}
		if (!type.isSampled() && profile.isWithoutRuns()) {
			lines.add("not in this trace: when virtual threads parked or were runnable");
		}
		if (type.isSampled() && profile.count() == 0) {
			lines.add("the trace has no such samples of these threads in this time");
		}
		return lines;
	}

	private static String event(ProfileType type) {
		if (type.isSampled()) {
			return "sample";
		}
		return type.isBlocking() ? "wait" : "time";
	}

	static String of(long count, String what) {
		return Quantity.count(count) + " " + what + ((count != 1) ? "s" : "");
	}

}
