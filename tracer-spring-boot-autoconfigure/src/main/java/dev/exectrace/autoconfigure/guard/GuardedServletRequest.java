package dev.exectrace.autoconfigure.guard;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request with the {@link GuardedRequest} as its principal. It has no range: a trace
 * that is being recorded has no parts to choose from.
 */
class GuardedServletRequest extends HttpServletRequestWrapper {

	private final GuardedRequest guarded;

	GuardedServletRequest(HttpServletRequest request, GuardedRequest guarded) {
		super(request);
		this.guarded = guarded;
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
	public @Nullable String getHeader(String name) {
		return isRange(name) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return isRange(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections
			.enumeration(Collections.list(super.getHeaderNames()).stream().filter((name) -> !isRange(name)).toList());
	}

	private static boolean isRange(String name) {
		return name.equalsIgnoreCase(HttpHeaders.RANGE);
	}

}
