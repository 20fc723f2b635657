package dev.exectrace.analysis.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.exectrace.analysis.model.Code;

/**
 * Tells the frames of the JDK, of resource pools and of applications apart, and names
 * them so that the names of two runs agree. Stacks are numbers, negative for none.
 */
public final class Frames {

	private static final String[] JDK = { "java.", "javax.", "jdk.", "sun.", "com.sun.", "dev.exectrace.agent.",
			"dev.exectrace.runtime.", "dev.exectrace.autoconfigure." };

	private static final String[] POOLS = { "com.zaxxer.hikari.", "org.apache.tomcat.jdbc.pool.",
			"org.apache.commons.pool.", "org.apache.commons.pool2.", "org.apache.commons.dbcp2.", "com.mchange.v2.",
			"io.agroal.pool.", "org.vibur.", "oracle.ucp.", "org.apache.http.pool.", "org.apache.http.impl.conn.",
			"org.apache.hc.core5.pool.", "org.apache.hc.client5.http.impl.io.", "redis.clients.jedis.util.",
			"reactor.pool.", "reactor.netty.resources.", "com.mongodb.internal.connection.", "org.h2.jdbcx.",
			"okhttp3.internal.connection.", "stormpot.", "org.springframework.jms.connection.",
			"org.springframework.amqp.rabbit.connection.", "io.r2dbc.pool." };

	private static final String[] LIBRARIES = { "org.apache.", "org.springframework.", "org.hibernate.", "org.jboss.",
			"org.eclipse.", "io.netty.", "io.undertow.", "reactor.", "io.reactivex.", "io.micrometer.",
			"io.opentelemetry.", "io.grpc.", "io.lettuce.", "redis.clients.", "com.mongodb.", "org.postgresql.",
			"com.mysql.", "org.mariadb.", "oracle.", "com.microsoft.sqlserver.", "org.h2.", "com.fasterxml.",
			"tools.jackson.", "com.google.common.", "com.google.protobuf.", "okhttp3.", "okio.", "retrofit2.", "feign.",
			"jakarta.", "kotlin.", "kotlinx.", "scala.", "groovy.", "org.slf4j.", "ch.qos.logback.", "org.junit.",
			"net.bytebuddy.", "software.amazon.", "com.amazonaws.", "com.azure.", "org.quartz.",
			"com.github.benmanes.caffeine.", "one.jfr." };

	private static final Pattern GENERATED = Pattern
		.compile("(\\$\\$Lambda|\\$\\$FastClass\\w*|\\$\\$EnhancerBy\\w*|\\$\\$SpringCGLIB)[$./\\w]*\\.(?=[\\w<>$]+$)"
				+ "|(?<=\\$Proxy|GeneratedMethodAccessor|GeneratedConstructorAccessor)\\d+");

	private final Code code;

	/**
	 * Reads the frames of a trace.
	 * @param code the trace's code
	 */
	public Frames(Code code) {
		this.code = code;
	}

	/**
	 * The name of a frame's method.
	 * @param stack the stack
	 * @param depth the frame's position, 0 is the innermost
	 * @return the name as in {@code java.lang.Object.wait}
	 */
	public String method(int stack, int depth) {
		return this.code.methodName(this.code.method(this.code.frame(stack, depth)));
	}

	/**
	 * Whether a frame is the JDK's.
	 * @param stack the stack
	 * @param depth the frame's position, 0 is the innermost
	 * @return whether it is
	 */
	public boolean isJdk(int stack, int depth) {
		return startsWith(method(stack, depth), JDK);
	}

	/**
	 * The innermost frame that is not the JDK's.
	 * @param stack the stack
	 * @return its position, negative where all are the JDK's
	 */
	public int outsideJdk(int stack) {
		int depth = this.code.depth(stack);
		for (int at = 0; at < depth; at++) {
			if (!isJdk(stack, at)) {
				return at;
			}
		}
		return -1;
	}

	/**
	 * The pool that a stack waits in: its class, where the innermost frame that is not
	 * the JDK's is of a known pool of connections or other resources.
	 * @param stack the stack
	 * @return the class's name or {@code null}
	 */
	public String pool(int stack) {
		int inner = outsideJdk(stack);
		if (inner < 0 || !startsWith(method(stack, inner), POOLS)) {
			return null;
		}
		for (int at = inner; at < this.code.depth(stack) && startsWith(method(stack, at), POOLS); at++) {
			String type = className(method(stack, at));
			if (type.substring(type.lastIndexOf('.') + 1).contains("Pool")) {
				return type;
			}
		}
		return className(method(stack, inner));
	}

	/**
	 * Whether a frame is the application's own, and not of the JDK, a pool or a known
	 * library.
	 * @param stack the stack
	 * @param at the frame's position
	 * @return whether it is
	 */
	public boolean isApplication(int stack, int at) {
		String method = method(stack, at);
		return !startsWith(method, JDK) && !startsWith(method, POOLS) && !startsWith(method, LIBRARIES);
	}

	/**
	 * The innermost frame of the application, else the innermost one that is neither the
	 * JDK's nor a pool's.
	 * @param stack the stack
	 * @return its position, negative where there is none
	 */
	public int application(int stack) {
		int depth = this.code.depth(stack);
		int library = -1;
		for (int at = 0; at < depth; at++) {
			if (isApplication(stack, at)) {
				return at;
			}
			String method = method(stack, at);
			if (library < 0 && !startsWith(method, JDK) && !startsWith(method, POOLS)) {
				library = at;
			}
		}
		return library;
	}

	/**
	 * The method that best says where a stack is: the innermost one of the application,
	 * else the innermost one that is not a means of waiting.
	 * @param stack the stack
	 * @return the method's name, {@code null} where there is no stack
	 */
	public String site(int stack) {
		int depth = this.code.depth(stack);
		if (depth == 0) {
			return null;
		}
		int application = application(stack);
		if (application >= 0) {
			return stable(method(stack, application));
		}
		for (int at = 0; at < depth; at++) {
			String method = method(stack, at);
			if (!method.startsWith("java.util.concurrent.locks.") && !method.startsWith("jdk.internal.")
					&& !method.startsWith("java.lang.VirtualThread.") && !method.startsWith("java.lang.Object.")
					&& !method.startsWith("java.lang.System$")) {
				return stable(method);
			}
		}
		return method(stack, 0);
	}

	/**
	 * A method's name without what differs from run to run, as the numbers of lambdas and
	 * proxies do.
	 * @param method the name
	 * @return the name that stays
	 */
	public static String stable(String method) {
		if (method.indexOf('$') < 0 && !method.contains("Generated")) {
			return method;
		}
		return GENERATED.matcher(method)
			.replaceAll((match) -> (match.group(1) != null) ? Matcher.quoteReplacement(match.group(1)) + "." : "");
	}

	private static String className(String method) {
		int dot = method.lastIndexOf('.');
		return (dot > 0) ? method.substring(0, dot) : method;
	}

	private static boolean startsWith(String method, String[] prefixes) {
		for (String prefix : prefixes) {
			if (method.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
