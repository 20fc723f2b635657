package dev.exectrace.analysis.tile;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What a slice is, as a small number: the state of a thread, for a blocked one with the
 * reason, or what else rows show.
 */
public final class SliceKind {

	/** Nothing: a gap between slices. */
	public static final int NONE = 0;

	/** A thread runs. */
	public static final int RUNNING = 1;

	/** A thread could run. */
	public static final int RUNNABLE = 2;

	/** The JVM had stopped all threads. */
	public static final int STOPPED = 3;

	/** The trace does not say what the thread did. */
	public static final int UNKNOWN = 4;

	/** A task was worked on or waited for. */
	public static final int TASK = 5;

	/** A garbage collection was under way. */
	public static final int COLLECTION = 6;

	/** A named part of a task. */
	public static final int REGION = 7;

	private static final int BLOCKED = 8;

	private static final WaitReason[] REASONS = WaitReason.values();

	/** How many kinds there are. */
	public static final int COUNT = BLOCKED + REASONS.length;

	private SliceKind() {
	}

	/**
	 * The kind of a thread's interval.
	 * @param state the thread's state
	 * @param reason what a blocked thread waits for
	 * @return the kind
	 */
	public static int of(ThreadState state, WaitReason reason) {
		return switch (state) {
			case RUNNING -> RUNNING;
			case RUNNABLE -> RUNNABLE;
			case STOPPED -> STOPPED;
			case UNKNOWN -> UNKNOWN;
			case BLOCKED -> BLOCKED + reason.ordinal();
		};
	}

	/**
	 * Whether a thread is blocked.
	 * @param kind the kind
	 * @return whether it is
	 */
	public static boolean isBlocked(int kind) {
		return kind >= BLOCKED;
	}

	/**
	 * What a blocked thread waits for.
	 * @param kind the kind
	 * @return the reason, {@link WaitReason#NONE} for other kinds
	 */
	public static WaitReason reason(int kind) {
		return isBlocked(kind) ? REASONS[kind - BLOCKED] : WaitReason.NONE;
	}

	/**
	 * The name of a kind.
	 * @param kind the kind
	 * @return the name, as people read it
	 */
	public static String label(int kind) {
		return switch (kind) {
			case NONE -> "nothing";
			case RUNNING -> ThreadState.RUNNING.label();
			case RUNNABLE -> ThreadState.RUNNABLE.label();
			case STOPPED -> ThreadState.STOPPED.label();
			case UNKNOWN -> ThreadState.UNKNOWN.label();
			case TASK -> "task";
			case COLLECTION -> "garbage collection";
			case REGION -> "region";
			default -> {
				WaitReason reason = reason(kind);
				boolean told = reason != WaitReason.NONE && reason != WaitReason.UNKNOWN;
				yield told ? reason.label() : ThreadState.BLOCKED.label();
			}
		};
	}

}
