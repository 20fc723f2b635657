package dev.exectrace.analysis.export.timeline;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NestingTests {

	private final Nesting nesting = new Nesting();

	@Test
	void whatFollowsOrLiesWithinStaysAsItIs() {
		assertThat(this.nesting.fit(0, 10)).isEqualTo(10);
		assertThat(this.nesting.fit(2, 8)).isEqualTo(8);
		assertThat(this.nesting.fit(8, 10)).isEqualTo(10);
		assertThat(this.nesting.fit(10, 20)).isEqualTo(20);
	}

	@Test
	void whatReachesOutIsCut() {
		assertThat(this.nesting.fit(0, 10)).isEqualTo(10);
		assertThat(this.nesting.fit(5, 15)).isEqualTo(10);
		assertThat(this.nesting.fit(12, 15)).isEqualTo(15);
	}

}
