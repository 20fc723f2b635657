package dev.exectrace.autoconfigure.application;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

/**
 * An application with the starter, running with its own server and its management server.
 */
public final class RunningApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final @Nullable SSLContext tls;

	private RunningApplication(ConfigurableApplicationContext context, @Nullable SSLContext tls) {
		this.context = context;
		this.tls = tls;
	}

	/**
	 * Starts an application on free ports, its management server on loopback.
	 * @param type the stack
	 * @param application the application's configuration
	 * @param properties further properties, as name=value
	 * @return the running application
	 */
	public static RunningApplication start(WebApplicationType type, Class<?> application, String... properties) {
		return start(type, application, null, properties);
	}

	/**
	 * Starts an application on free ports, its management server on loopback and by HTTPS
	 * and HTTP/2.
	 * @param type the stack
	 * @param application the application's configuration
	 * @param certificate the management server's
	 * @param properties further properties, as name=value
	 * @return the running application
	 */
	public static RunningApplication startSecure(WebApplicationType type, Class<?> application,
			ServerCertificate certificate, String... properties) {
		String[] all = StringUtils.concatenateStringArrays(certificate.properties(), properties);
		return start(type, application, certificate.trusting(),
				StringUtils.addStringToArray(all, "server.http2.enabled=true"));
	}

	private static RunningApplication start(WebApplicationType type, Class<?> application, @Nullable SSLContext tls,
			String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("server.port=0", "management.server.port=0", "management.server.address=127.0.0.1"));
		arguments.addAll(Arrays.asList(properties));
		SpringApplication springApplication = new SpringApplication(application);
		springApplication.setWebApplicationType(type);
		return new RunningApplication(
				springApplication.run(arguments.stream().map("--"::concat).toArray(String[]::new)), tls);
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	public int managementPort() {
		return this.context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
	}

	public Client client() {
		return new Client("http://localhost:" + port() + property("server.servlet.context-path")
				+ property("spring.webflux.base-path"));
	}

	public Client managementClient() {
		String base = "localhost:" + managementPort() + managementPath();
		return (this.tls != null) ? new Client("https://" + base, this.tls) : new Client("http://" + base);
	}

	/**
	 * The path that all of the management server's are below.
	 * @return the path or nothing
	 */
	public String managementPath() {
		return property("management.server.base-path");
	}

	/**
	 * Connects to the management server.
	 * @return a connection for HTTP/1.1
	 */
	public Socket connect() throws IOException {
		SocketFactory factory = (this.tls != null) ? this.tls.getSocketFactory() : SocketFactory.getDefault();
		return factory.createSocket(InetAddress.getLoopbackAddress(), managementPort());
	}

	private String property(String name) {
		return this.context.getEnvironment().getProperty(name, "");
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
