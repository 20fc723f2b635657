package dev.exectrace.autoconfigure.application;

/**
 * Boot's own security, for tests that are not about it.
 */
public final class SecurityAutoConfigurations {

	private static final String PACKAGE = "org.springframework.boot.security.autoconfigure.";

	/**
	 * The names, for spring.autoconfigure.exclude.
	 */
	public static final String NAMES = String.join(",", PACKAGE + "SecurityAutoConfiguration",
			PACKAGE + "UserDetailsServiceAutoConfiguration", PACKAGE + "ReactiveUserDetailsServiceAutoConfiguration",
			PACKAGE + "web.servlet.ServletWebSecurityAutoConfiguration",
			PACKAGE + "web.servlet.SecurityFilterAutoConfiguration",
			PACKAGE + "web.reactive.ReactiveWebSecurityAutoConfiguration",
			PACKAGE + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			PACKAGE + "actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration");

	private SecurityAutoConfigurations() {
	}

}
