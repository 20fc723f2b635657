package dev.exectrace.autoconfigure.guard;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Knows the encodings of Spring Security by their prefix. A plain password lies in the
 * environment anyway, so it is encoded cheaply: every request authenticates anew, and a
 * slow encoding would be measured along with the application.
 */
final class EndpointPasswordEncoder implements PasswordEncoder {

	private static final int ITERATIONS = 1000;

	private static final Pattern ENCODED = Pattern
		.compile("\\{(bcrypt|noop|ldap|sha256|SHA-1|SHA-256|MD4|MD5|(pbkdf2|scrypt|argon2)(@SpringSecurity_v5_8)?)}.+");

	private final PasswordEncoder cheap = new Pbkdf2PasswordEncoder("", 16, ITERATIONS,
			SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

	private final DelegatingPasswordEncoder delegate;

	EndpointPasswordEncoder() {
		this.delegate = (DelegatingPasswordEncoder) PasswordEncoderFactories.createDelegatingPasswordEncoder();
		this.delegate.setDefaultPasswordEncoderForMatches(this.cheap);
	}

	@Nullable String encodeUnlessEncoded(String password) {
		return ENCODED.matcher(password).matches() ? password : encode(password);
	}

	@Override
	public @Nullable String encode(@Nullable CharSequence rawPassword) {
		return this.cheap.encode(rawPassword);
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		return this.delegate.matches(rawPassword, encodedPassword);
	}

}
