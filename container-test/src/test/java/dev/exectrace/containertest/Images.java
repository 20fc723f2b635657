package dev.exectrace.containertest;

import org.testcontainers.utility.DockerImageName;

/**
 * The images of the containers. Other ones can be named where no registry is reached.
 */
final class Images {

	/**
	 * Has a shell with {@code wget} and {@code base64}, and the libraries that a JDK of
	 * this machine needs.
	 */
	static final DockerImageName JRE = DockerImageName
		.parse(System.getProperty("demo.jre.image", "eclipse-temurin:25-jre"));

	static final DockerImageName POSTGRES = DockerImageName
		.parse(System.getProperty("demo.postgres.image", "postgres:17"))
		.asCompatibleSubstituteFor("postgres");

	private Images() {
	}

}
