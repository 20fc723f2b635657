package dev.exectrace.agent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Numbers the classes of what threads wait for, so that a record needs no reference.
 * Holds the classes for as long as the capture lasts.
 */
final class ClassTable {

	private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Class[].class);

	private static final int SIZE = 4096;

	private static final int PROBES = 16;

	private final Class<?>[] slots = new Class<?>[SIZE];

	/**
	 * The number of a class.
	 * @return the number, or 0 if the table is full
	 */
	int number(Class<?> type) {
		int hash = System.identityHashCode(type);
		for (int probe = 0; probe < PROBES; probe++) {
			int slot = (hash + probe) & (SIZE - 1);
			Class<?> there = this.slots[slot];
			if (there == type || (there == null && SLOTS.compareAndSet(this.slots, slot, (Class<?>) null, type))
					|| this.slots[slot] == type) {
				return slot + 1;
			}
		}
		return 0;
	}

	Class<?> type(int number) {
		return (number > 0) ? (Class<?>) SLOTS.getAcquire(this.slots, number - 1) : null;
	}

}
