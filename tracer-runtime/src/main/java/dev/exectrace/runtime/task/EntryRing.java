package dev.exectrace.runtime.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * A bounded queue from many threads to one that never blocks: what does not fit is
 * dropped and counted.
 */
final class EntryRing {

	private static final int SIZE = 1 << 13;

	private static final int MASK = SIZE - 1;

	private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Entry[].class);

	private static final VarHandle TAIL;

	static {
		try {
			TAIL = MethodHandles.lookup().findVarHandle(EntryRing.class, "tail", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Entry[] slots = new Entry[SIZE];

	private volatile long tail;

	private volatile long head;

	private volatile long dropped;

	void add(Entry entry) {
		long index;
		do {
			index = this.tail;
			if (index - this.head >= SIZE) {
				// Lost counts among racing threads are fine: it says that and about how
				// many.
				this.dropped = this.dropped + 1;
				return;
			}
		}
		while (!TAIL.weakCompareAndSet(this, index, index + 1));
		SLOTS.setRelease(this.slots, (int) index & MASK, entry);
	}

	int drain(Consumer<Entry> consumer) {
		long from = this.head;
		long index = from;
		while (true) {
			int slot = (int) index & MASK;
			Entry entry = (Entry) SLOTS.getAcquire(this.slots, slot);
			if (entry == null) {
				break;
			}
			this.slots[slot] = null;
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
