package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A trace that a service has delivered, read with the analysis.
 */
record CapturedTrace(Trace trace) {

	static CapturedTrace read(Path file) {
		try {
			return new CapturedTrace(TraceReader.read(file, ReadProgress.NONE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** It has all that it should and was taken with the hooks. */
	CapturedTrace assertWhole() {
		assertThat(this.trace.facts().losses()).isEmpty();
		assertThat(this.trace.facts().level()).isEqualTo("full");
		assertThat(this.trace.runs().count()).isPositive();
		return this;
	}

	/** It does not pretend to be whole where it is not: it has its end, or it says so. */
	CapturedTrace assertWholeOrSaysThatItIsNot() {
		if (this.trace.facts().losses().isEmpty()) {
			return assertWhole();
		}
		return this;
	}

}
