package dev.exectrace.analysis.jfr;

/**
 * Thrown where bytes are not what the format asks for. Cheap, as a damaged file may hold
 * millions.
 */
final class DamagedException extends RuntimeException {

	DamagedException(String message) {
		super(message, null, false, false);
	}

}
