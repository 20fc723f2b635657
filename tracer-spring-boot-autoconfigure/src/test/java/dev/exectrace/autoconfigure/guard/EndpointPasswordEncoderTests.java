package dev.exectrace.autoconfigure.guard;

import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointPasswordEncoderTests {

	private final EndpointPasswordEncoder encoder = new EndpointPasswordEncoder();

	@Test
	void keepsNoPlainPassword() {
		String stored = this.encoder.encodeUnlessEncoded("secret");
		assertThat(stored).doesNotContain("secret");
		assertThat(this.encoder.matches("secret", stored)).isTrue();
		assertThat(this.encoder.matches("Secret", stored)).isFalse();
	}

	@Test
	void takesAnEncodedPasswordAsItIs() {
		String encoded = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("secret");
		assertThat(this.encoder.encodeUnlessEncoded(encoded)).isEqualTo(encoded);
		assertThat(this.encoder.matches("secret", encoded)).isTrue();
		assertThat(this.encoder.matches(encoded, encoded)).isFalse();
	}

	@Test
	void takesAnUnknownPrefixForPartOfThePassword() {
		String stored = this.encoder.encodeUnlessEncoded("{secret}word");
		assertThat(this.encoder.matches("{secret}word", stored)).isTrue();
		assertThat(this.encoder.matches("word", stored)).isFalse();
	}

	@Test
	void takesAPasswordLongerThanBcryptAllows() {
		String password = "x".repeat(100);
		assertThat(this.encoder.matches(password, this.encoder.encodeUnlessEncoded(password))).isTrue();
		assertThat(this.encoder.matches(password + "y", this.encoder.encodeUnlessEncoded(password))).isFalse();
	}

}
