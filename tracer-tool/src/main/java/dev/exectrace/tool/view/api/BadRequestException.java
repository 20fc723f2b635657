package dev.exectrace.tool.view.api;

/**
 * A request asks for what there cannot be. The message says why.
 */
public final class BadRequestException extends RuntimeException {

	/**
	 * Creates one.
	 * @param message what is wrong
	 */
	public BadRequestException(String message) {
		super(message);
	}

}
