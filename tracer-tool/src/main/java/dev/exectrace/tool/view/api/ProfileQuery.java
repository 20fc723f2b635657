package dev.exectrace.tool.view.api;

import java.util.regex.Pattern;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;

/**
 * Makes the profile that a request asks for by {@code type=}, and by {@code from=},
 * {@code to=}, {@code threads=} (a part of their names), {@code task=} (an id),
 * {@code tasks=} (a part of their names or attributes) and {@code idle=} where they are
 * given.
 */
final class ProfileQuery {

	private ProfileQuery() {
	}

	static Profile profile(Trace trace, Query query) {
		long from = query.number("from", 0, Long.MAX_VALUE, 0);
		long to = query.number("to", from, Long.MAX_VALUE, Long.MAX_VALUE);
		String threads = query.text("threads", "");
		Pattern pattern = threads.isEmpty() ? null
				: Pattern.compile(Pattern.quote(threads), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
		return Profile.of(trace, type(query), new Selection(pattern, from, to), TaskQuery.scopes(trace, query),
				query.text("idle", "").equals("yes"));
	}

	private static ProfileType type(Query query) {
		try {
			return ProfileType.of(query.text("type", "block"));
		}
		catch (IllegalArgumentException ex) {
			throw new BadRequestException(ex.getMessage());
		}
	}

}
