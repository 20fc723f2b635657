package dev.exectrace.demo.admin;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo service.
 *
 * @param jar its executable jar
 * @param log the file for its output
 * @param port its port
 * @param managementPort the port of its actuator
 * @param visited whether requests are made to it
 */
@ConfigurationProperties("demo.service")
record DemoServiceProperties(Path jar, @DefaultValue("demo-service.log") Path log, @DefaultValue("8080") int port,
		@DefaultValue("8181") int managementPort, @DefaultValue("true") boolean visited) {
}
