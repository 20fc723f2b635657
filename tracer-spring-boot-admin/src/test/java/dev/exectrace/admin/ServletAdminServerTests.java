package dev.exectrace.admin;

import java.util.Map;

import de.codecentric.boot.admin.server.config.EnableAdminServer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class ServletAdminServerTests extends AdminServerTests {

	@Override
	Class<?> application() {
		return Application.class;
	}

	@Override
	Map<String, Object> properties() {
		return Map.of("spring.main.web-application-type", "servlet", "spring.security.user.name", "ada",
				"spring.security.user.password", "lovelace");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAdminServer
	static class Application {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
