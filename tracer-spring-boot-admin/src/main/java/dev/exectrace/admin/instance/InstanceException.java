package dev.exectrace.admin.instance;

import org.springframework.http.HttpStatus;

/**
 * An instance does not do what it was asked for. The message says why, and what would
 * change that.
 */
public final class InstanceException extends RuntimeException {

	private final HttpStatus status;

	InstanceException(HttpStatus status, String message) {
		super(message);
		this.status = status;
	}

	/**
	 * How that is told to who asked.
	 * @return the status, never 401: that would be read as one of the Admin server
	 */
	public HttpStatus status() {
		return this.status;
	}

}
