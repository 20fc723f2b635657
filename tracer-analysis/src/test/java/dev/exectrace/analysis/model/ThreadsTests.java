package dev.exectrace.analysis.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Threads}.
 */
class ThreadsTests {

	private final Threads threads = new Threads();

	@Test
	void whoSaysThatAThreadIsNotVirtualKnowsBetter() {
		int first = this.threads.enter(1, null, true);
		this.threads.enter(1, "platform", false);
		int second = this.threads.enter(2, "platform", false);
		this.threads.enter(2, null, true);
		assertThat(this.threads.isVirtual(first)).isFalse();
		assertThat(this.threads.isVirtual(second)).isFalse();
	}

	@Test
	void threadThatAllSayIsVirtualIs() {
		int thread = this.threads.enter(1, null, true);
		this.threads.enter(1, "virtual", true);
		assertThat(this.threads.isVirtual(thread)).isTrue();
	}

}
