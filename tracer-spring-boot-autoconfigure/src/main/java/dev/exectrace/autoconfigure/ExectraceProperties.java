package dev.exectrace.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the exectrace endpoint. Immutable.
 *
 * @param maxDuration The longest capture that can be asked for.
 * @param spool Where finished parts of a trace wait for the client.
 * @param store Where captures wait that are to be fetched later.
 * @param agent The agent that sees virtual threads.
 * @param user Who may use the endpoint.
 */
@ConfigurationProperties("exectrace")
public record ExectraceProperties(@DefaultValue("10m") Duration maxDuration, @DefaultValue Spool spool,
		@DefaultValue Store store, @DefaultValue Agent agent, @DefaultValue User user) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		check(this.maxDuration.isPositive(), "exectrace.max-duration", this.maxDuration, "It must be positive.");
		check(this.spool.maxSize.toMegabytes() >= 1, "exectrace.spool.max-size", this.spool.maxSize,
				"It must be at least 1MB.");
		check(this.store.maxAge.isPositive(), "exectrace.store.max-age", this.store.maxAge, "It must be positive.");
		check(this.store.maxCount >= 1, "exectrace.store.max-count", this.store.maxCount, "It must be at least 1.");
		check(this.store.maxSize.toMegabytes() >= 1, "exectrace.store.max-size", this.store.maxSize,
				"It must be at least 1MB.");
		// RFC 7617: a user name of Basic authentication holds no colon
		check(StringUtils.hasText(this.user.name) && this.user.name.indexOf(':') < 0, "exectrace.user.name",
				this.user.name, "It must not be empty and not contain a colon.");
		check(this.user.password == null || !this.user.password.isEmpty(), "exectrace.user.password", "",
				"It must not be empty. Leave the property out to have a password generated.");
		check(this.user.role == null || StringUtils.hasText(this.user.role), "exectrace.user.role", this.user.role,
				"It must not be empty. Leave the property out to use the endpoint's own user.");
		check(this.user.role == null || this.user.password == null, "exectrace.user.role", this.user.role,
				"Either the application's users with this role use the endpoint, or its own user with "
						+ "exectrace.user.password. Set only one of the two.");
	}

	private static void check(boolean valid, String name, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(name, value, reason);
		}
	}

	/**
	 * Where finished parts of a trace wait for the client.
	 *
	 * @param maxSize The most that may wait on disk; a capture whose client falls further
	 * behind ends.
	 * @param directory Directory that it is kept in during a capture. The JVM's temporary
	 * directory by default.
	 */
	public record Spool(@DefaultValue("256MB") DataSize maxSize, @Nullable Path directory) {
	}

	/**
	 * Where captures wait that are to be fetched later.
	 *
	 * @param directory Directory that they are kept in, even after the application has
	 * ended. One that goes with the application by default.
	 * @param maxAge How long a capture is kept after its end.
	 * @param maxCount How many there may be; the oldest ones make room for others.
	 * @param maxSize How much they may take on disk together; a capture that alone takes
	 * that much ends.
	 */
	public record Store(@Nullable Path directory, @DefaultValue("1d") Duration maxAge, @DefaultValue("10") int maxCount,
			@DefaultValue("256MB") DataSize maxSize) {
	}

	/**
	 * The agent that sees virtual threads.
	 *
	 * @param attach Whether the first capture may attach the agent to the running JVM
	 * when it was not started with it.
	 */
	public record Agent(@DefaultValue("true") boolean attach) {
	}

	/**
	 * Who may use the endpoint.
	 *
	 * @param name Name of the endpoint's own user.
	 * @param password Password of the endpoint's own user, plain or encoded as in
	 * '{bcrypt}...'. Generated and logged by default.
	 * @param role Role that lets the application's own users use the endpoint, in place
	 * of the endpoint's own user.
	 */
	public record User(@DefaultValue("exectrace") String name, @Nullable String password, @Nullable String role) {

		@Override
		public String toString() {
			return "User[name=" + this.name + ", role=" + this.role + "]";
		}

	}

}
