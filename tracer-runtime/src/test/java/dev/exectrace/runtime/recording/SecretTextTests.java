package dev.exectrace.runtime.recording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretText}.
 */
class SecretTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-Dspring.datasource.password=hunter2 -Xmx1g   | -Dspring.datasource.password=******* -Xmx1g
			-DDB_PASSWD=hunter2                           | -DDB_PASSWD=*******
			com.example.Main --api-key hunter2 --port=1   | com.example.Main --api-key ******* --port=1
			-Dpassword=two words -Dother=1                | -Dpassword=********* -Dother=1
			--client.secret-id=a=b=c                      | --client.secret-id=*****
			{"db":{"password":"hunter2"}}                 | {"db":{"password":***********
			-Dproxy=http://me:hunter2@proxy:80            | -Dproxy=http://me:*******@proxy:80
			-Dpassword=a -Dtoken=b                        | -Dpassword=* -Dtoken=*
			""")
	void masksValuesOfSecretNames(String text, String masked) {
		assertThat(masked(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.example.Main --port=8080", "-Xmx1g -XX:+UseZGC", "-Dpassword=", "",
			"-Durl=http://host:80/a", "-Dpassword" })
	void leavesTheRest(String text) {
		assertThat(masked(text)).isEqualTo(text);
	}

	@Test
	void knowsSecretNames() {
		assertThat(SecretText.isSecretName("javax.net.ssl.keyStorePassword")).isTrue();
		assertThat(SecretText.isSecretName("aws.secretAccessKey")).isTrue();
		assertThat(SecretText.isSecretName("java.version")).isFalse();
	}

	private static String masked(String text) {
		StringBuilder masked = new StringBuilder(text);
		SecretText.secrets(text).stream().forEach((i) -> masked.setCharAt(i, '*'));
		return masked.toString();
	}

}
