package dev.exectrace.analysis.model;

/**
 * What a blocked thread waits for.
 */
public enum WaitReason {

	/** Not blocked. */
	NONE("none"),

	/** A socket or another channel. */
	NETWORK("network"),

	/** The entry of a {@code synchronized} block or method. */
	MONITOR("monitor"),

	/** A lock or semaphore of {@code java.util.concurrent}. */
	LOCK("lock"),

	/** A condition of such a lock. */
	CONDITION("condition"),

	/** The other side of a hand-off queue. */
	QUEUE("queue"),

	/** A park for something else: a future, a latch, or code's own. */
	PARK("park"),

	/** {@code Object.wait}. */
	OBJECT_WAIT("object wait"),

	/** {@code Thread.sleep}. */
	SLEEP("sleep"),

	/** A file. */
	FILE("file"),

	/** A wait that held the carrier, as the virtual thread could not be unmounted. */
	PINNED("pinned"),

	/** A class that is being loaded or initialized. */
	CLASS_LOADING("class loading"),

	/** The garbage collector: an allocation had to wait for it. */
	GC("gc"),

	/** The trace does not say. */
	UNKNOWN("unknown");

	private static final WaitReason[] VALUES = values();

	private final String label;

	WaitReason(String label) {
		this.label = label;
	}

	/**
	 * The reason's name, as people read it.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	static WaitReason of(int ordinal) {
		return VALUES[ordinal];
	}

}
