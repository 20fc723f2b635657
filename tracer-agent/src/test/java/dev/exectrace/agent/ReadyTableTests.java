package dev.exectrace.agent;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadyTableTests {

	private static final int ENTRIES = 1 << 10;

	private final ReadyTable table = new ReadyTable(ENTRIES);

	private final CarrierLog log = new CarrierLog(8, null);

	@Test
	void tellsTheCarrierWhoMadeTheThreadRunnable() {
		this.table.ready(7, 3, Cause.UNPARK);
		assertThat(taken(7)).isEqualTo(3);
		assertThat(this.log.cause).isEqualTo(Cause.UNPARK);
		assertThat(this.log.ready).isNotZero();
		assertThat(taken(7)).as("told once").isZero();
	}

	@Test
	void firstOfSeveralNotesCounts() {
		this.table.ready(7, 3, Cause.UNPARK);
		this.table.ready(7, 4, Cause.START);
		assertThat(taken(7)).isEqualTo(3);
		assertThat(this.log.cause).isEqualTo(Cause.UNPARK);
	}

	@Test
	void noteFromBeforeTheThreadRanIsForgottenWhenItStops() {
		this.table.ready(7, 3, Cause.UNPARK);
		this.table.stopped(7, Ticks.now() + 1);
		this.table.ready(7, 4, Cause.UNPARK);
		assertThat(taken(7)).isEqualTo(4);
	}

	@Test
	void noteOfOneThatUnparksWhileTheThreadStopsIsKept() {
		long stop = Ticks.now();
		this.table.ready(7, 3, Cause.UNPARK);
		this.table.stopped(7, stop);
		this.table.ready(7, 4, Cause.UNPARK);
		assertThat(taken(7)).isEqualTo(3);
	}

	@Test
	void waitInAMonitorTakesThePlaceOfANoteFromBefore() {
		this.table.ready(7, 3, Cause.UNPARK);
		long since = Ticks.now() + 1;
		this.table.blocked(7, since, WaitReason.MONITOR_ENTER, false, 0);
		this.table.unblocked(7, 4, Cause.MONITOR_EXIT);
		assertThat(taken(7)).isEqualTo(4);
		assertThat(this.log.blocked).isEqualTo(since);
		assertThat(taken(7)).as("nothing is left").isZero();
		assertThat(this.log.blocked).isZero();
	}

	@Test
	void whoUnparksAThreadInAMonitorDoesNotMakeItRunnable() {
		this.table.blocked(7, 17, WaitReason.MONITOR_ENTER, false, 0);
		this.table.ready(7, 3, Cause.UNPARK);
		this.table.unblocked(7, 4, Cause.MONITOR_EXIT);
		assertThat(taken(7)).isEqualTo(4);
		assertThat(this.log.cause).isEqualTo(Cause.MONITOR_EXIT);
	}

	@Test
	void timeoutOfAWaitInAMonitorStands() {
		this.table.blocked(7, 17, WaitReason.OBJECT_WAIT, true, 0);
		this.table.ready(7, 3, Cause.TIMEOUT);
		this.table.unblocked(7, 4, Cause.NOTIFY);
		assertThat(taken(7)).isEqualTo(3);
		assertThat(this.log.cause).isEqualTo(Cause.TIMEOUT);
	}

	@Test
	void threadOfOldHasRoomWhereOneOfTodayAndItsNeighboursAre() {
		for (int young = ENTRIES; young < 2 * ENTRIES; young++) {
			this.table.ready(young, 1, Cause.START);
		}
		for (int old = 1; old < 100; old++) {
			this.table.ready(old, 1000 + old, Cause.UNPARK);
		}
		assertThat(this.table.lost()).isZero();
		for (int young = ENTRIES; young < 2 * ENTRIES; young++) {
			assertThat(taken(young)).isEqualTo(1);
		}
		for (int old = 1; old < 100; old++) {
			assertThat(taken(old)).isEqualTo(1000 + old);
		}
	}

	@Test
	void displacedThreadInAMonitorIsFoundByItsWaker() {
		this.table.ready(5 + ENTRIES, 1, Cause.START);
		this.table.blocked(5, 17, WaitReason.OBJECT_WAIT, true, 0);
		assertThat(taken(5 + ENTRIES)).isEqualTo(1);
		assertThat(this.table.monitorWait(5)).isEqualTo(WaitReason.OBJECT_WAIT);
		this.table.ready(5, 9, Cause.NOTIFY);
		assertThat(taken(5)).isEqualTo(9);
		assertThat(this.log.blocked).isEqualTo(17);
		assertThat(this.log.waitReason()).isEqualTo(WaitReason.OBJECT_WAIT);
		assertThat(this.table.monitorWait(5)).isEqualTo(WaitReason.NONE);
	}

	@Test
	void countsWhatFitsNowhereAndGoesOn() {
		for (int thread = 1; thread <= 4 * ENTRIES; thread++) {
			this.table.ready(thread, 1, Cause.START);
		}
		assertThat(this.table.lost()).isBetween(1L, 2L * ENTRIES);
		long known = 0;
		for (int thread = 1; thread <= 4 * ENTRIES; thread++) {
			known += taken(thread);
		}
		assertThat(known).isEqualTo(4L * ENTRIES - this.table.lost());
		long lost = this.table.lost();
		this.table.ready(5, 9, Cause.UNPARK);
		assertThat(taken(5)).isEqualTo(9);
		assertThat(this.table.lost()).isEqualTo(lost);
	}

	private long taken(long thread) {
		this.log.clearSlice();
		this.table.take(thread, this.log);
		return this.log.waker;
	}

}
