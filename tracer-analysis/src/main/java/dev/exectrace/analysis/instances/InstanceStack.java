package dev.exectrace.analysis.instances;

import java.util.List;

import dev.exectrace.analysis.model.WaitReason;

/**
 * A place in the code where threads of an instance were blocked.
 *
 * @param instance the instance's name
 * @param reason what for
 * @param time how long in all, in nanoseconds
 * @param count how often
 * @param frames the stack, the innermost frame first
 * @param application those of its frames that are the application's, all where there are
 * none
 */
public record InstanceStack(String instance, WaitReason reason, long time, long count, List<String> frames,
		List<String> application) {
}
