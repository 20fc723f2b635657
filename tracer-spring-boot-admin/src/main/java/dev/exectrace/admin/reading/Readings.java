package dev.exectrace.admin.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.exectrace.admin.store.StoredTrace;

/**
 * The traces that are held in memory: few, those asked for last, read one after the
 * other. Safe for use by several threads.
 */
public final class Readings implements AutoCloseable {

	private final ReadingBounds bounds;

	/** The one that was asked for the longest time ago first. */
	private final Map<StoredTrace, Reading> readings = new LinkedHashMap<>(16, 0.75F, true);

	private final ExecutorService executor = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().name("exectrace-admin-reader").daemon().factory());

	/**
	 * Creates it without any trace.
	 * @param bounds what it may hold
	 */
	public Readings(ReadingBounds bounds) {
		this.bounds = bounds;
	}

	/**
	 * Has a trace read, unless it is held already.
	 * @param stored the trace, all of which has arrived
	 * @return it, read or not yet
	 * @throws TooLargeException if it is larger than may be
	 */
	public synchronized Reading of(StoredTrace stored) {
		if (stored.bytes() > this.bounds.bytes()) {
			throw new TooLargeException("The trace is larger than exectrace.admin.analysis.max-size and the heap of "
					+ "the Admin server allow to be read here. Download it, and open it with 'exectrace view'");
		}
		sweep();
		Reading reading = this.readings.get(stored);
		if (reading == null) {
			while (this.readings.size() >= this.bounds.count()) {
				this.readings.remove(this.readings.keySet().iterator().next());
			}
			Reading added = new Reading(stored);
			this.readings.put(stored, added);
			this.executor.execute(() -> read(added));
			reading = added;
		}
		reading.used();
		return reading;
	}

	private void read(Reading reading) {
		synchronized (this) {
			if (this.readings.get(reading.stored()) != reading) {
				return;
			}
		}
		reading.read();
	}

	/** Lets go of what nobody has asked for in a while. */
	public synchronized void sweep() {
		this.readings.values().removeIf((reading) -> reading.idleNanos() > this.bounds.idle().toNanos());
	}

	/**
	 * Lets go of a trace.
	 * @param stored the trace
	 */
	public synchronized void forget(StoredTrace stored) {
		this.readings.remove(stored);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
