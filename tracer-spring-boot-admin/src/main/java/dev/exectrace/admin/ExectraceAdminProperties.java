package dev.exectrace.admin;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the execution traces in an Admin server. Immutable.
 *
 * @param requireAuthentication Whether only users who have logged in to the Admin server
 * may use execution traces, unless it listens on loopback only. Turn it off where a proxy
 * in front of it authenticates.
 * @param idleTimeout How long an instance may send nothing during a capture before it is
 * given up.
 * @param store Where captured traces are kept.
 * @param analysis The traces that are held in memory to be looked at.
 */
@ConfigurationProperties("exectrace.admin")
public record ExectraceAdminProperties(@DefaultValue("true") boolean requireAuthentication,
		@DefaultValue("30s") Duration idleTimeout, @DefaultValue Store store,
		@DefaultValue Analysis analysis) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		check(this.idleTimeout.isPositive(), "idle-timeout", this.idleTimeout, "It must be positive.");
		check(this.store.maxCount >= 1, "store.max-count", this.store.maxCount, "It must be at least 1.");
		check(this.store.maxSize.toMegabytes() >= 1, "store.max-size", this.store.maxSize, "It must be at least 1MB.");
		check(this.store.maxAge.isPositive(), "store.max-age", this.store.maxAge, "It must be positive.");
		check(this.analysis.maxSize.toBytes() > 0, "analysis.max-size", this.analysis.maxSize, "It must be positive.");
		check(this.analysis.maxCount >= 1, "analysis.max-count", this.analysis.maxCount, "It must be at least 1.");
		check(this.analysis.maxIdle.isPositive(), "analysis.max-idle", this.analysis.maxIdle, "It must be positive.");
	}

	private static void check(boolean valid, String name, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException("exectrace.admin." + name, value, reason);
		}
	}

	/**
	 * Where captured traces are kept.
	 *
	 * @param directory Directory in which a new one is made for them, which is deleted
	 * when the server ends. The JVM's temporary directory by default.
	 * @param maxCount The most traces. The oldest one goes first.
	 * @param maxSize The most they may take together. The oldest one goes first.
	 * @param maxAge How long a trace is kept.
	 */
	public record Store(@Nullable Path directory, @DefaultValue("20") int maxCount,
			@DefaultValue("1GB") DataSize maxSize, @DefaultValue("1d") Duration maxAge) {
	}

	/**
	 * The traces that are held in memory to be looked at.
	 *
	 * @param maxSize The largest trace that the server reads, as long as it is no more
	 * than a sixteenth of its heap: a trace takes some five times its size of that.
	 * Larger ones can only be downloaded.
	 * @param maxCount The most traces held at a time.
	 * @param maxIdle How long a trace that nobody looks at is held.
	 */
	public record Analysis(@DefaultValue("128MB") DataSize maxSize, @DefaultValue("2") int maxCount,
			@DefaultValue("15m") Duration maxIdle) {
	}

}
