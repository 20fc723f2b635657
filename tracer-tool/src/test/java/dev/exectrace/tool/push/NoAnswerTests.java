package dev.exectrace.tool.push;

import java.io.IOException;
import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoAnswerTests {

	@Test
	void connectionThatEndsIsExplainedByWhetherTlsWasSpoken() {
		assertThat(connectionEnds("https://localhost:4040")).contains("https://localhost:4040 gave no answer",
				"use http:// where the receiver has no TLS");
		assertThat(connectionEnds("http://localhost:4040")).contains("http://localhost:4040 gave no answer",
				"whether it needs https://");
	}

	private static String connectionEnds(String url) {
		return NoAnswer
			.of(Destination.pyroscope, new ReceiverUrl(URI.create(url)), new IOException("received no bytes"))
			.getMessage();
	}

}
