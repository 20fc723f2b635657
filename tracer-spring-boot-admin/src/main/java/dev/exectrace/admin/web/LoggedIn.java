package dev.exectrace.admin.web;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.util.ClassUtils;

/**
 * Tells users from nobody, with Spring Security and without.
 */
final class LoggedIn {

	private static final boolean SPRING_SECURITY = ClassUtils
		.isPresent("org.springframework.security.core.Authentication", LoggedIn.class.getClassLoader());

	private LoggedIn() {
	}

	static boolean is(@Nullable Principal user) {
		return user != null && (!SPRING_SECURITY || SpringSecurity.knows(user));
	}

	private static final class SpringSecurity {

		static boolean knows(Principal user) {
			return !(user instanceof Authentication authentication)
					|| authentication.isAuthenticated() && !(user instanceof AnonymousAuthenticationToken);
		}

	}

}
