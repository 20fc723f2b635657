package dev.exectrace.admin.store;

/**
 * There is no room. The message says what would make some.
 */
public final class StoreFullException extends RuntimeException {

	StoreFullException(String message) {
		super(message);
	}

}
