package dev.exectrace.agent;

import java.util.Random;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link StackSampler}. A tick is a nanosecond.
 */
class StackSamplerTests {

	private static final long SECOND = 1_000_000_000;

	private static final int STACKS = 400;

	private final Random random = new Random(42);

	private final StackBudget budget = new StackBudget();

	private long now = SECOND;

	private long laid;

	private long weighed;

	private int chosen;

	@ParameterizedTest
	@ValueSource(longs = { 1_000, 100_000, 1_000_000, 1_100_000, 50_000_000 })
	void keepsToItsBudgetHoweverLongTheWaitsAre(long length) {
		StackSampler sampler = sampler();
		wait(sampler, 5, () -> length);
		forget();
		wait(sampler, 20, () -> length);
		assertThat(this.chosen / 20.0).isLessThanOrEqualTo(STACKS * 1.6);
		assertThat((double) this.weighed / this.laid).isCloseTo(1, within(0.05));
	}

	@Test
	void sumsAreRightWhileTheLoadChanges() {
		StackSampler sampler = sampler();
		for (int round = 0; round < 50; round++) {
			long mean = 1_000L << this.random.nextInt(14);
			wait(sampler, 1, () -> (long) (-Math.log(1 - this.random.nextDouble()) * mean));
		}
		assertThat((double) this.weighed / this.laid).isCloseTo(1, within(0.05));
	}

	@Test
	void takesFewerWhereItsBudgetIsCut() {
		StackSampler sampler = sampler();
		wait(sampler, 5, () -> 500_000 + this.random.nextInt(1_000_000));
		this.budget.share(0.1);
		wait(sampler, 5, () -> 500_000 + this.random.nextInt(1_000_000));
		forget();
		wait(sampler, 60, () -> 500_000 + this.random.nextInt(1_000_000));
		assertThat(this.chosen / 60.0).isLessThanOrEqualTo(STACKS * 0.16);
		assertThat((double) this.weighed / this.laid).isCloseTo(1, within(0.05));
	}

	private StackSampler sampler() {
		return new StackSampler(SECOND, STACKS, this.budget, 7);
	}

	private void forget() {
		this.laid = 0;
		this.weighed = 0;
		this.chosen = 0;
	}

	/** Ten thousand waits a second, of threads that wait at the same time. */
	private void wait(StackSampler sampler, int seconds, LongSupplier length) {
		for (int i = 0; i < seconds * 10_000; i++) {
			this.now += 100_000;
			long ticks = length.getAsLong();
			long weight = sampler.choose(WaitReason.NONE + 1, ticks, this.now);
			this.laid += ticks;
			this.weighed += weight;
			this.chosen += (weight > 0) ? 1 : 0;
		}
	}

}
