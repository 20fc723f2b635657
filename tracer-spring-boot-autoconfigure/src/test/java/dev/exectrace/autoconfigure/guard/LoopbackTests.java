package dev.exectrace.autoconfigure.guard;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoopbackTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1%lo", "[::1]",
			"::ffff:127.0.0.1" })
	void knowsLoopbackAddresses(String address) {
		assertThat(Loopback.isAddress(address)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10.0.0.1", "128.0.0.1", "127.0.0.1.evil.example", "localhost", "::2", "fe80::1%eth0",
			"::ffff:10.0.0.1" })
	void refusesOtherAddresses(String address) {
		assertThat(Loopback.isAddress(address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:8181", "localhost.:1", "127.0.0.1:8181", "[::1]", "[::1]:8181" })
	void knowsLoopbackHosts(String host) {
		assertThat(Loopback.isHost(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "evil.example", "localhost.evil.example", "evillocalhost", "127.0.0.1.nip.io",
			"localhost:8181@evil.example", "10.0.0.1", "localhost\n", "[::2]:1", "::1" })
	void refusesOtherHosts(String host) {
		assertThat(Loopback.isHost(host)).isFalse();
	}

}
