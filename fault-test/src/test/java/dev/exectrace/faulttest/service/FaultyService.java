package dev.exectrace.faulttest.service;

import java.io.File;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service in which things go wrong when it is asked to.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ FaultsController.class, StateController.class })
@RestController
public class FaultyService {

	/**
	 * The system property that names the file to write the ports to.
	 */
	public static final String PORTS = "faulttest.ports";

	@GetMapping("/hello")
	String hello() {
		return "hello";
	}

	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(FaultyService.class);
		application.addListeners(new WebServerPortFileWriter(new File(System.getProperty(PORTS))));
		application.run(arguments);
	}

}
