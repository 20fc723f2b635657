package dev.exectrace.admin.web;

import org.springframework.http.HttpStatus;

/**
 * A request is refused. The message says why.
 */
final class RefusedException extends RuntimeException {

	private final HttpStatus status;

	RefusedException(HttpStatus status, String message) {
		super(message);
		this.status = status;
	}

	HttpStatus status() {
		return this.status;
	}

}
