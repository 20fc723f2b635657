package dev.exectrace.autoconfigure.problem;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTests {

	@Test
	void isWrittenAsJson() {
		Problem problem = new Problem(HttpStatus.CONFLICT, "a \"b\" \\ \n \u00e9", Map.of("until", "now"));
		assertThat(new String(problem.toJson(), StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(
				"{\"title\":\"Conflict\",\"status\":409,\"detail\":\"a \\\"b\\\" \\\\ \\u000a \u00e9\",\"until\":\"now\"}");
	}

}
