package dev.exectrace.admin.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * A trace that arrives or has arrived. Safe for use by several threads.
 */
public final class StoredTrace {

	private final String id;

	private final String token;

	private final String instance;

	private final String name;

	private final Path file;

	private final Instant startedAt;

	private final @Nullable Duration duration;

	private final AtomicLong bytes = new AtomicLong();

	private volatile Outcome outcome = new Outcome(State.ARRIVING, null);

	StoredTrace(String id, String token, String instance, String name, Path file, @Nullable Duration duration) {
		this.id = id;
		this.token = token;
		this.instance = instance;
		this.name = name;
		this.file = file;
		this.startedAt = Instant.now();
		this.duration = duration;
	}

	/**
	 * Its id.
	 * @return an id that nobody can guess
	 */
	public String id() {
		return this.id;
	}

	/**
	 * What the address of its pages begins with.
	 * @return a token that nobody can guess and that is not its id
	 */
	public String token() {
		return this.token;
	}

	/**
	 * The instance that it is of.
	 * @return the instance's id
	 */
	public String instance() {
		return this.instance;
	}

	/**
	 * What its file is to be called.
	 * @return a file name without a directory
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Its file.
	 * @return the file, which is gone once the store needs the room
	 */
	public Path file() {
		return this.file;
	}

	/**
	 * When it began to arrive.
	 * @return the instant
	 */
	public Instant startedAt() {
		return this.startedAt;
	}

	/**
	 * How long it was asked to be.
	 * @return the duration, or {@code null} for one that was there already
	 */
	public @Nullable Duration duration() {
		return this.duration;
	}

	/**
	 * How much has arrived.
	 * @return the number of bytes
	 */
	public long bytes() {
		return this.bytes.get();
	}

	/**
	 * How far it is.
	 * @return the state
	 */
	public State state() {
		return this.outcome.state();
	}

	/**
	 * Why it is not whole.
	 * @return a sentence, or {@code null}
	 */
	public @Nullable String failure() {
		return this.outcome.failure();
	}

	void arrived(long more) {
		this.bytes.addAndGet(more);
	}

	/** All has arrived. */
	public void complete() {
		this.outcome = new Outcome(State.COMPLETE, null);
	}

	/**
	 * No more will arrive. What has is kept.
	 * @param why a sentence
	 */
	public void fail(String why) {
		this.outcome = new Outcome(State.BROKEN_OFF, why);
	}

	/**
	 * How far a trace is.
	 */
	public enum State {

		/**
		 * More is to come.
		 */
		ARRIVING,

		/**
		 * All of it is there.
		 */
		COMPLETE,

		/**
		 * A part of it is there, and no more will come.
		 */
		BROKEN_OFF

	}

	private record Outcome(State state, @Nullable String failure) {
	}

}
