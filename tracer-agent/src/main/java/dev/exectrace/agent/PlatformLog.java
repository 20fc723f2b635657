package dev.exectrace.agent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Wake-ups and waits of platform threads: one ring for all of them, as each comes with a
 * system call that costs far more. A full ring drops records and counts them.
 */
final class PlatformLog extends Padded {

	private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

	private static final VarHandle TAIL;

	static {
		try {
			TAIL = MethodHandles.lookup().findVarHandle(PlatformLog.class, "tail", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private static final int RECORD = 8;

	private static final int SEQUENCE = 0;

	private static final int AT = 1;

	private static final int THREAD = 2;

	/** The woken thread, or how long the wait was. */
	private static final int VALUE = 3;

	/** 0 for a wake-up, or what the wait was for. */
	private static final int WAIT = 4;

	private static final int RECORDS = 1 << 14;

	private static final int MASK = RECORDS - 1;

	private long[] words = new long[RECORDS * RECORD];

	private volatile long tail;

	private volatile long head;

	private long dropped;

	void woke(long waker, long wakee) {
		write(Ticks.now(), waker, wakee, 0);
	}

	void waited(long thread, long since, long length, int reason, boolean timed, int blockerType) {
		write(since, thread, length, CarrierLog.wait(reason, timed, blockerType));
	}

	private void write(long at, long thread, long value, long wait) {
		long index;
		do {
			index = this.tail;
			if (index - this.head >= RECORDS) {
				this.dropped++;
				return;
			}
		}
		while (!TAIL.compareAndSet(this, index, index + 1));
		int base = ((int) index & MASK) * RECORD;
		this.words[base + AT] = at;
		this.words[base + THREAD] = thread;
		this.words[base + VALUE] = value;
		this.words[base + WAIT] = wait;
		WORDS.setRelease(this.words, base + SEQUENCE, index + 1);
	}

	int drain(PlatformReader reader) {
		long from = this.head;
		long index = from;
		while (true) {
			int base = ((int) index & MASK) * RECORD;
			if ((long) WORDS.getAcquire(this.words, base + SEQUENCE) != index + 1) {
				break;
			}
			long wait = this.words[base + WAIT];
			if (wait == 0) {
				reader.woke(this.words[base + AT], this.words[base + THREAD], this.words[base + VALUE]);
			}
			else {
				reader.waited(this.words[base + THREAD], this.words[base + AT], this.words[base + VALUE], wait);
			}
			index++;
		}
		this.head = index;
		return (int) (index - from);
	}

	/** Lets go of its memory. A hook that is under way fails. */
	void close() {
		this.words = new long[0];
	}

	long dropped() {
		return this.dropped;
	}

}
