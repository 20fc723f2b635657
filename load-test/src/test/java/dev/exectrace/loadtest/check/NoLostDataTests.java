package dev.exectrace.loadtest.check;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NoLostData}.
 */
class NoLostDataTests {

	private final NoLostData check = new NoLostData();

	@Test
	void wholeTracePasses() {
		assertThat(this.check.check(new TraceBuilder().build()).ok()).isTrue();
	}

	@Test
	void droppedEventsFail() {
		assertThat(this.check.check(new TraceBuilder().dropped(1).build()).ok()).isFalse();
	}

	@Test
	void lostBytesFail() {
		assertThat(this.check.check(new TraceBuilder().lost(1).build()).ok()).isFalse();
	}

	@Test
	void missingEndFails() {
		assertThat(this.check.check(new TraceBuilder().withoutEnd().build()).ok()).isFalse();
	}

}
