package dev.exectrace.demo.admin;

import de.codecentric.boot.admin.server.config.EnableAdminServer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * An Admin server that starts the demo service, has some requests made to it, and says
 * where to look.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableAdminServer
public class DemoAdminApplication {

	/**
	 * Starts it.
	 * @param arguments properties as options
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(DemoAdminApplication.class, arguments);
	}

}
