package dev.exectrace.admin.web;

import java.security.Principal;

import dev.exectrace.admin.instance.InstanceException;
import dev.exectrace.admin.reading.TooLargeException;
import dev.exectrace.admin.store.StoreFullException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Judges every request before its handler is called, on Spring MVC and on WebFlux.
 */
abstract class GuardedController {

	private final Access access;

	GuardedController(Access access) {
		this.access = access;
	}

	// A model attribute that is none: both frameworks call it before any handler method

	@ModelAttribute
	void requireAccess(HttpMethod method, @Nullable Principal user, @RequestHeader HttpHeaders headers) {
		this.access.refusal(method, user, headers).ifPresent((why) -> {
			throw new RefusedException(HttpStatus.FORBIDDEN, why);
		});
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(RefusedException ex) {
		return problem(ex.status(), ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refusedByInstance(InstanceException ex) {
		return problem(ex.status(), ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> noRoom(StoreFullException ex) {
		return problem(HttpStatus.INSUFFICIENT_STORAGE, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tooLarge(TooLargeException ex) {
		return problem(HttpStatus.CONTENT_TOO_LARGE, ex.getMessage());
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, @Nullable String detail) {
		return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail)).build();
	}

}
