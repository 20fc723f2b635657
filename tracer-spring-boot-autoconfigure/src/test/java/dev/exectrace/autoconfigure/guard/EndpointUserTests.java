package dev.exectrace.autoconfigure.guard;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.autoconfigure.ExectraceProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointUserTests {

	private static final String ENCODED = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("secret");

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void onlyTheUserWithThePasswordIsLetIn(boolean encoded) {
		AuthenticationManager manager = EndpointUser
			.authenticationManager(new ExectraceProperties.User("operator", encoded ? ENCODED : "secret", null));
		assertThat(manager.authenticate(login("operator", "secret")).isAuthenticated()).isTrue();
		assertRefused(manager, "operator", "wrong");
		assertRefused(manager, "nobody", "secret");
		assertRefused(manager, "nobody", ENCODED);
		assertRefused(manager, "operator", ENCODED);
	}

	/** Otherwise the time that a refusal takes tells whether the name is known. */
	@Test
	void unknownNamesAndWrongPasswordsAreComparedAlike() {
		List<@Nullable String> compared = new ArrayList<>();
		PasswordEncoder recording = new PasswordEncoder() {

			@Override
			public @Nullable String encode(@Nullable CharSequence rawPassword) {
				throw new UnsupportedOperationException();
			}

			@Override
			public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
				compared.add(encodedPassword);
				return false;
			}

		};
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(
				new InMemoryUserDetailsManager(User.withUsername("operator").password(ENCODED).build()));
		provider.setPasswordEncoder(new UniformDelayEncoder(recording, ENCODED));
		assertRefused(new ProviderManager(provider), "operator", "wrong");
		assertRefused(new ProviderManager(provider), "nobody", "wrong");
		assertThat(compared).containsExactly(ENCODED, ENCODED);
	}

	private static void assertRefused(AuthenticationManager manager, String name, String password) {
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> manager.authenticate(login(name, password)));
	}

	private static UsernamePasswordAuthenticationToken login(String name, String password) {
		return UsernamePasswordAuthenticationToken.unauthenticated(name, password);
	}

}
