package dev.exectrace.junit;

/**
 * Where assertions on traces begin. Made for a static import beside those of other
 * libraries of the same name.
 */
public final class TraceAssertions {

	private TraceAssertions() {
	}

	/**
	 * Begins assertions on the trace of a test, and ends its capture.
	 * @param trace the trace
	 * @return the assertions
	 * @throws AssertionError if none could be recorded
	 */
	public static TraceAssert assertThat(TestTrace trace) {
		return new TraceAssert(trace.evidence());
	}

}
