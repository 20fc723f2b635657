package dev.exectrace.agent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CarrierLog}.
 */
class CarrierLogTests {

	private static final int RECORDS = 1 << 13;

	private static final int MANY = 2_000_000;

	private final CarrierLog log = new CarrierLog(RECORDS, null);

	private long read;

	private long misplaced;

	@Test
	void holdsMoreThanItIsLargeAndDropsTheRest() {
		int written = 3 * RECORDS;
		for (int i = 1; i <= written; i++) {
			write(i);
		}
		int drained = this.log.drain(this::readNext);
		assertThat(drained).isBetween(RECORDS, written - 1);
		assertThat(this.read).isEqualTo(drained);
		assertThat(this.misplaced).isZero();
		assertThat(this.log.dropped()).isEqualTo(written - drained);
	}

	@Test
	void goesOnAfterItWasFull() {
		for (int i = 1; i <= 3 * RECORDS; i++) {
			write(i);
		}
		this.log.drain((words, base, name, stack) -> {
		});
		for (int round = 0; round < 100; round++) {
			this.read = 0;
			for (int i = 1; i <= RECORDS; i++) {
				write(i);
			}
			assertThat(this.log.drain(this::readNext)).isEqualTo(RECORDS);
		}
		assertThat(this.misplaced).isZero();
	}

	@Test
	void keepsTheOrderWhileItIsDrainedHoweverFastItIsFilled() throws Exception {
		CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> {
			int id = 0;
			while (id < MANY) {
				for (int left = ThreadLocalRandom.current().nextInt(4 * RECORDS); left > 0; left--) {
					write(++id);
				}
				if ((id & 1) == 0) {
					Thread.yield();
				}
			}
			return id;
		});
		long[] last = new long[1];
		long drained = 0;
		boolean over;
		do {
			over = writer.isDone();
			drained += this.log.drain((words, base, name, stack) -> {
				long id = words[base + CarrierLog.THREAD];
				boolean named = (id % 10 == 0) == (name != null) && (name == null || name.equals(Long.toString(id)));
				if (id <= last[0] || !named || words[base + CarrierLog.STOP] != id) {
					this.misplaced++;
				}
				last[0] = id;
			});
		}
		while (!over);
		assertThat(this.misplaced).isZero();
		assertThat(drained).isPositive();
		assertThat(drained + this.log.dropped()).isEqualTo(writer.get(10, TimeUnit.SECONDS).longValue());
	}

	private void write(int id) {
		this.log.write(id, id, ThreadStates.PARK, (id % 10 == 0) ? Integer.toString(id) : null, null);
	}

	private void readNext(long[] words, int base, String name, SampledStack stack) {
		if (words[base + CarrierLog.THREAD] != ++this.read) {
			this.misplaced++;
		}
	}

}
