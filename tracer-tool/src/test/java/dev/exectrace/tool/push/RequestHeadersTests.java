package dev.exectrace.tool.push;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.exectrace.tool.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestHeadersTests {

	@TempDir
	Path directory;

	@Test
	void userAndPasswordAreBasic() throws Exception {
		RequestHeaders headers = RequestHeaders.of(null, Destination.otlp,
				Map.of(RequestHeaders.USER, "ann", RequestHeaders.PASSWORD, "geheim:ö"));
		assertThat(headers.values()).isEqualTo(Map.of("Authorization", "Basic YW5uOmdlaGVpbTrDtg=="));
		assertThat(headers).asString().doesNotContain("YW5u");
	}

	@Test
	void oneWayToBeLetInIsEnough() throws Exception {
		Path file = Files.writeString(this.directory.resolve("h"), "authorization: x\n");
		assertThatExceptionOfType(Failure.class)
			.isThrownBy(() -> RequestHeaders.of(file, Destination.otlp, Map.of(RequestHeaders.TOKEN, "t")))
			.withMessageContaining(RequestHeaders.TOKEN);
		assertThatExceptionOfType(Failure.class)
			.isThrownBy(() -> RequestHeaders.of(null, Destination.otlp, Map.of(RequestHeaders.USER, "ann")))
			.withMessageContaining("set " + RequestHeaders.PASSWORD);
	}

	@ParameterizedTest
	@CsvSource({ "no header, is not a header", ": geheim, is not a header", "Host: geheim, does not allow",
			"a b: geheim, does not allow", "content-type: text/plain, is set by exectrace" })
	void whatIsNoHeaderIsToldByItsLine(String line, String told) throws Exception {
		Path file = Files.writeString(this.directory.resolve("h"), "X-A: b\n" + line + "\n");
		assertThatExceptionOfType(Failure.class)
			.isThrownBy(() -> RequestHeaders.of(file, Destination.pyroscope, Map.of()))
			.withMessageContainingAll("line 2", told)
			.withMessageNotContaining("geheim");
	}

}
