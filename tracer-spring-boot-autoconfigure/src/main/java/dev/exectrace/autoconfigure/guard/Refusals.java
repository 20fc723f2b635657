package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.problem.Problem;

import org.springframework.http.HttpStatus;

/**
 * What the guard answers to users that it does not let through.
 */
final class Refusals {

	static final String BASIC_CHALLENGE = "Basic realm=\"exectrace\"";

	static final Problem UNAUTHORIZED = new Problem(HttpStatus.UNAUTHORIZED,
			"Name and password are required, by HTTP Basic authentication");

	static final Problem FORBIDDEN = new Problem(HttpStatus.FORBIDDEN, "The user may not use this endpoint");

	private Refusals() {
	}

}
