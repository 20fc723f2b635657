package dev.exectrace.admin.reading;

import java.io.IOException;

import dev.exectrace.admin.store.StoredTrace;
import org.jspecify.annotations.Nullable;

/**
 * A trace that is being read or has been. Safe for use by several threads.
 */
public final class Reading {

	private final StoredTrace stored;

	private volatile String progress;

	private volatile @Nullable ReadTrace trace;

	private volatile @Nullable String failure;

	private volatile long usedAt = System.nanoTime();

	Reading(StoredTrace stored) {
		this.stored = stored;
		this.progress = "Waiting to read " + stored.name();
	}

	StoredTrace stored() {
		return this.stored;
	}

	void read() {
		try {
			this.trace = ReadTrace.of(this.stored, (bytes, total) -> this.progress = "Reading " + this.stored.name()
					+ ((total > 0) ? ": " + bytes * 100 / total + "%" : ""));
		}
		catch (IOException ex) {
			this.failure = "The trace cannot be read: " + ex.getMessage();
		}
		catch (OutOfMemoryError ex) {
			this.failure = "The Admin server has too little memory for this trace. Give it more heap, lower "
					+ "exectrace.admin.analysis.max-size, or download the trace";
		}
		catch (RuntimeException ex) {
			this.failure = "This is a bug in exectrace: " + ex;
		}
	}

	void used() {
		this.usedAt = System.nanoTime();
	}

	long idleNanos() {
		return System.nanoTime() - this.usedAt;
	}

	/**
	 * How far it is.
	 * @return a text for people
	 */
	public String progress() {
		return this.progress;
	}

	/**
	 * The trace.
	 * @return the trace, or {@code null} as long as it is being read, or if it cannot be
	 */
	public @Nullable ReadTrace trace() {
		return this.trace;
	}

	/**
	 * Why it cannot be read.
	 * @return a sentence, or {@code null}
	 */
	public @Nullable String failure() {
		return this.failure;
	}

}
