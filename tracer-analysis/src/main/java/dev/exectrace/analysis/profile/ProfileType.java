package dev.exectrace.analysis.profile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.exectrace.analysis.model.WaitReason;

/**
 * What a profile adds up.
 */
public enum ProfileType {

	/** Time blocked on sockets and other channels. */
	NET("net", "blocked on the network", EnumSet.of(WaitReason.NETWORK)),

	/** Time blocked on other threads. */
	SYNC("sync", "blocked on synchronization",
			EnumSet.of(WaitReason.MONITOR, WaitReason.LOCK, WaitReason.CONDITION, WaitReason.QUEUE, WaitReason.PARK,
					WaitReason.OBJECT_WAIT)),

	/** Time blocked on files. */
	SYSCALL("syscall", "blocked on files", EnumSet.of(WaitReason.FILE)),

	/** Time runnable and not running, by the stack that is resumed. */
	SCHED("sched", "runnable, by what is resumed", EnumSet.noneOf(WaitReason.class)),

	/** Time blocked on anything, sleep included. */
	BLOCK("block", "blocked", EnumSet.allOf(WaitReason.class)),

	/** Processor time. */
	CPU("cpu", "on a processor", EnumSet.noneOf(WaitReason.class)),

	/** Time blocked while a virtual thread held its carrier. */
	PINNED("pinned", "blocked and holding the carrier", EnumSet.of(WaitReason.PINNED)),

	/** Allocated memory. */
	ALLOC("alloc", "allocated", EnumSet.noneOf(WaitReason.class));

	private final String label;

	private final String title;

	/** A bit for each. */
	private final int reasons;

	ProfileType(String label, String title, Set<WaitReason> reasons) {
		this.label = label;
		this.title = title;
		this.reasons = reasons.stream().mapToInt((reason) -> 1 << reason.ordinal()).sum();
	}

	/**
	 * The type's name, as in {@code --type=net}.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	/**
	 * What the values are about, to follow a number: "3 s blocked on files".
	 * @return a few words
	 */
	public String title() {
		return this.title;
	}

	/**
	 * What the values are in.
	 * @return the unit
	 */
	public ProfileUnit unit() {
		return (this == ALLOC) ? ProfileUnit.BYTES : ProfileUnit.NANOSECONDS;
	}

	/**
	 * Whether it is about blocked threads.
	 * @return whether it is
	 */
	public boolean isBlocking() {
		return this.reasons != 0;
	}

	/**
	 * Whether it adds up samples instead of the intervals of threads.
	 * @return whether it does
	 */
	public boolean isSampled() {
		return this == CPU || this == ALLOC;
	}

	boolean includes(WaitReason reason) {
		return (this.reasons & (1 << reason.ordinal())) != 0;
	}

	/**
	 * The type of a name.
	 * @param label the name
	 * @return the type
	 * @throws IllegalArgumentException if there is none; the message lists those there
	 * are
	 */
	public static ProfileType of(String label) {
		for (ProfileType type : values()) {
			if (type.label.equals(label)) {
				return type;
			}
		}
		throw new IllegalArgumentException("no profile '" + label + "'; there are "
				+ Arrays.stream(values()).map(ProfileType::label).collect(Collectors.joining(", ")));
	}

	@Override
	public String toString() {
		return this.label;
	}

}
