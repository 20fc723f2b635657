package dev.exectrace.autoconfigure.application;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that does nothing about security.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class OpenApplication {

	@GetMapping("/hello")
	String hello() {
		return "hello";
	}

	@GetMapping("/actuator/exectrace")
	String ownPageOnThatPath() {
		return "not the endpoint";
	}

}
