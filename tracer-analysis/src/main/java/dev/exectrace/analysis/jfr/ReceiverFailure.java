package dev.exectrace.analysis.jfr;

/**
 * Carries what a receiver of events threw past those who take it for a damaged file.
 */
@SuppressWarnings("serial")
final class ReceiverFailure extends RuntimeException {

	ReceiverFailure(RuntimeException cause) {
		super(null, cause, false, false);
	}

	@Override
	public synchronized RuntimeException getCause() {
		return (RuntimeException) super.getCause();
	}

}
