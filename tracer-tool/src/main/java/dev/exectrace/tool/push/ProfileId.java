package dev.exectrace.tool.push;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import dev.exectrace.analysis.profile.Profile;

/**
 * Names profiles so that one that is sent again has the same name.
 */
final class ProfileId {

	private ProfileId() {
	}

	static UUID of(Profile profile, Map<String, String> labels) {
		String identity = labels + " " + profile.type() + " " + (profile.startEpochNanos() + profile.from()) + " "
				+ profile.duration() + " " + profile.threads() + " " + profile.size() + " " + profile.count() + " "
				+ profile.value();
		return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
	}

}
