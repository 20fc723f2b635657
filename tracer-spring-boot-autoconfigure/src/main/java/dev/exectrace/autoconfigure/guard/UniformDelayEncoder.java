package dev.exectrace.autoconfigure.guard;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Has an unknown name refused as late as a wrong password.
 * {@link DaoAuthenticationProvider} compares in vain then, with a password that it has
 * encoded for that; here it gets the one user's own, as another encoding may take a
 * thousandth of the time.
 */
final class UniformDelayEncoder implements PasswordEncoder {

	private final PasswordEncoder encoder;

	private final @Nullable String stored;

	/**
	 * Creates one.
	 * @param encoder compares passwords
	 * @param stored the one user's encoded password
	 */
	UniformDelayEncoder(PasswordEncoder encoder, @Nullable String stored) {
		this.encoder = encoder;
		this.stored = stored;
	}

	@Override
	public @Nullable String encode(@Nullable CharSequence inVain) {
		return this.stored;
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		return this.encoder.matches(rawPassword, encodedPassword);
	}

}
