package dev.exectrace.runtime.task;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * A bounded queue from many threads to one that never blocks: what does not fit is
 * dropped and counted.
 */
final class EntryRing {

	private static final int SIZE = 1 << 13;

	private static final int MASK = SIZE - 1;

	private final AtomicReferenceArray<Entry> slots = new AtomicReferenceArray<>(SIZE);

	private final AtomicLong tail = new AtomicLong();

	private volatile long head;

	private volatile long dropped;

	void add(Entry entry) {
		long index;
		do {
			index = this.tail.get();
			if (index - this.head >= SIZE) {
				// Lost counts among racing threads are fine: it says that and about how
				// many.
				this.dropped = this.dropped + 1;
				return;
			}
		}
		while (!this.tail.weakCompareAndSetVolatile(index, index + 1));
		this.slots.setRelease((int) index & MASK, entry);
	}

	int drain(Consumer<Entry> consumer) {
		long from = this.head;
		long index = from;
		while (true) {
			int slot = (int) index & MASK;
			Entry entry = this.slots.getAcquire(slot);
			if (entry == null) {
				break;
			}
			this.slots.setPlain(slot, null);
			consumer.accept(entry);
			index++;
		}
		this.head = index;
		return (int) (index - from);
	}

	long dropped() {
		return this.dropped;
	}

}
