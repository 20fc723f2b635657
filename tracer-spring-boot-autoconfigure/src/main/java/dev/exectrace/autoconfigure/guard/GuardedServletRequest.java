package dev.exectrace.autoconfigure.guard;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A request with the {@link GuardedRequest} as its principal. It has a range only where
 * {@link RangeRule} allows for one, and without a body it is taken for one of the
 * actuator's own.
 */
class GuardedServletRequest extends HttpServletRequestWrapper {

	private final GuardedRequest guarded;

	private final boolean ranged;

	GuardedServletRequest(HttpServletRequest request, GuardedRequest guarded, boolean ranged) {
		super(request);
		this.guarded = guarded;
		this.ranged = ranged;
	}

	@Override
	public Principal getUserPrincipal() {
		return this.guarded;
	}

	@Override
	public String getRemoteUser() {
		return this.guarded.getName();
	}

	@Override
	public @Nullable String getContentType() {
		String contentType = super.getContentType();
		return (contentType == null && getMethod().equals("POST")) ? MediaType.APPLICATION_JSON_VALUE : contentType;
	}

	@Override
	public @Nullable String getHeader(String name) {
		return isHidden(name) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections
			.enumeration(Collections.list(super.getHeaderNames()).stream().filter((name) -> !isHidden(name)).toList());
	}

	private boolean isHidden(String name) {
		return !this.ranged && name.equalsIgnoreCase(HttpHeaders.RANGE);
	}

}
