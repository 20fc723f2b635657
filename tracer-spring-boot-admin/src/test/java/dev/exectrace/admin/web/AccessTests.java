package dev.exectrace.admin.web;

import java.security.Principal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTests {

	private static final Principal USER = new TestingAuthenticationToken("ada", "secret", "ROLE_USER");

	private static final Principal NOBODY = new AnonymousAuthenticationToken("key", "anonymous",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private final Access open = new Access(true, false);

	private final Access onLoopback = new Access(true, true);

	private static HttpHeaders headers(String... namesAndValues) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Host", "127.0.0.1:8080");
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.set(namesAndValues[i], namesAndValues[i + 1]);
		}
		return headers;
	}

	@Test
	void whoHasLoggedInMay() {
		assertThat(this.open.refusal(HttpMethod.GET, USER, headers("Host", "admin.example.com"))).isEmpty();
	}

	@Test
	void whoHasNotMayNot() {
		assertThat(this.open.refusal(HttpMethod.GET, null, headers())).hasValueSatisfying((why) -> assertThat(why)
			.contains("Spring Security", "server.address=127.0.0.1", "exectrace.admin.require-authentication=false"));
		assertThat(this.open.refusal(HttpMethod.GET, NOBODY, headers())).isPresent();
		assertThat(this.open.refusal(HttpMethod.GET, new TestingAuthenticationToken("eve", "guess"), headers()))
			.isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1:8080", "localhost", "LOCALHOST:9", "[::1]:8080" })
	void whoUsesTheMachineOfAServerOnLoopbackMay(String host) {
		assertThat(this.onLoopback.refusal(HttpMethod.GET, null, headers("Host", host))).isEmpty();
		assertThat(this.onLoopback.refusal(HttpMethod.GET, NOBODY, headers("Host", host))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Host, rebound.example.com", "Host, 127.0.0.1.example.com", "X-Forwarded-For, 192.0.2.1",
			"Forwarded, for=192.0.2.1", "X-Forwarded-Host, admin.example.com" })
	void whoComesToLoopbackByAnotherNameOrAProxyMayNot(String name, String value) {
		assertThat(this.onLoopback.refusal(HttpMethod.GET, null, headers(name, value))).isPresent();
		assertThat(this.onLoopback.refusal(HttpMethod.GET, USER, headers(name, value))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site" })
	void pageOfAnotherSiteMayNotEvenForAUser(String site) {
		assertThat(this.open.refusal(HttpMethod.GET, USER, headers("Sec-Fetch-Site", site))).isPresent();
		assertThat(new Access(false, false).refusal(HttpMethod.GET, USER, headers("Sec-Fetch-Site", site))).isPresent();
		assertThat(this.open.refusal(HttpMethod.GET, USER, headers("Sec-Fetch-Site", "same-origin"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "DELETE" })
	void formOfAnotherSiteMayNotEvenFromAnOldBrowser(String method) {
		assertThat(this.open.refusal(HttpMethod.valueOf(method), USER, headers())).isPresent();
		assertThat(this.open.refusal(HttpMethod.valueOf(method), USER, headers("X-Requested-With", "XMLHttpRequest")))
			.isEmpty();
	}

	@Test
	void everybodyMayWhereThatIsSaid() {
		assertThat(new Access(false, false).refusal(HttpMethod.GET, null, headers("Host", "admin.example.com")))
			.isEmpty();
	}

}
