package dev.exectrace.tool.output;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuantityTests {

	@ParameterizedTest
	@CsvSource({ "0, 0s", "740, 740ns", "999, 999ns", "1000, 1.00us", "9994, 9.99us", "9996, 10.0us", "31249, 31.2us",
			"999499, 999us", "999500, 1.00ms", "812000000, 812ms", "999500000, 1.00s", "75000000000, 75.0s",
			"725000000000, 12m05s", "108120000000000, 30h02m", "-1500000, -1.50ms" })
	void writesTimes(long nanos, String text) {
		assertThat(Quantity.duration(nanos)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 B", "1023, 1023 B", "1024, 1.00 KiB", "32715571, 31.2 MiB", "1073741824, 1.00 GiB",
			"1073741823, 1.00 GiB" })
	void writesAmountsOfData(long bytes, String text) {
		assertThat(Quantity.bytes(bytes)).isEqualTo(text);
	}

	@Test
	void writesShares() {
		assertThat(Quantity.percent(0.3123)).isEqualTo("31.2%");
		assertThat(Quantity.percent(Double.NaN)).isEmpty();
	}

}
