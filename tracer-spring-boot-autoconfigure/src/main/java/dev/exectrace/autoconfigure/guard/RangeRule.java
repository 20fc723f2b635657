package dev.exectrace.autoconfigure.guard;

import java.util.List;

import org.springframework.http.server.PathContainer;

/**
 * Lets a client ask for a part of a trace where there are parts to choose from: not of
 * one that is being recorded, and not of another one than it has the rest of.
 */
final class RangeRule {

	private RangeRule() {
	}

	/**
	 * Judges a request.
	 * @param root whether it is for a trace that is being recorded
	 * @param path the path within the application
	 * @param ifRanges the values of the header {@code If-Range}
	 * @return whether its range is to be heeded
	 */
	static boolean allows(boolean root, PathContainer path, List<String> ifRanges) {
		if (root) {
			return false;
		}
		// What a finished trace is called by never stands for anything else
		PathContainer.Element last = path.elements().getLast();
		String tag = TraceHeaders.entityTag(last.value());
		return ifRanges.stream().allMatch(tag::equals);
	}

}
