package dev.exectrace.agent;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecorderTests {

	private static final long TICKS_PER_SECOND = 1_000_000_000;

	private final Recorder recorder = new Recorder(new ThreadLocal<>(), 1, 1 << 9, 1 << 10, TICKS_PER_SECOND, 0);

	@Test
	void tellsWhoWokeAPlatformThread() {
		int[] count = new int[1];
		note();
		this.recorder.drain((carrier, words, base, name, stack) -> {
		}, counting(count));
		assertThat(count[0]).isEqualTo(1);
		assertThat(this.recorder.failures()).isZero();
	}

	@Test
	void nothingComesOutOfAHookThatIsUnderWayWhenItsRecorderIsClosed() {
		this.recorder.close();
		note();
		assertThat(this.recorder.failures()).isEqualTo(1);
	}

	private void note() {
		Hooks.record(this.recorder);
		try {
			Hooks.unparkingAny(new Thread(() -> {
			}));
		}
		finally {
			Hooks.record(null);
		}
	}

	private static PlatformReader counting(int[] count) {
		return new PlatformReader() {

			@Override
			public void woke(long at, long waker, long wakee) {
				count[0]++;
			}

			@Override
			public void waited(long thread, long since, long length, long meta) {
			}

		};
	}

}
