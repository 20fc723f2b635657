package dev.exectrace.analysis.site;

import java.util.Arrays;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FramesTests {

	private final TraceBuilder builder = new TraceBuilder();

	@Test
	void poolIsNamedByItsClassAndTheApplicationByItsInnermostMethod() {
		int stack = stack("jdk.internal.misc.Unsafe.park", "java.util.concurrent.SynchronousQueue.poll",
				"com.zaxxer.hikari.util.ConcurrentBag.borrow", "com.zaxxer.hikari.pool.HikariPool.getConnection",
				"com.zaxxer.hikari.HikariDataSource.getConnection", "com.acme.Orders.load", "com.acme.Web.get");
		Frames frames = frames();

		assertThat(frames.pool(stack)).isEqualTo("com.zaxxer.hikari.pool.HikariPool");
		assertThat(frames.site(stack)).isEqualTo("com.acme.Orders.load");
		assertThat(frames.method(stack, frames.application(stack))).isEqualTo("com.acme.Orders.load");
	}

	@Test
	void lockBelowAPoolIsNotThePools() {
		int stack = stack("java.util.concurrent.locks.ReentrantLock.lock", "org.acme.Driver.send",
				"com.zaxxer.hikari.pool.PoolBase.isConnectionAlive", "com.acme.Orders.load");

		assertThat(frames().pool(stack)).isNull();
	}

	@Test
	void jdkAloneIsNamedByWhatWaits() {
		int stack = stack("jdk.internal.misc.Unsafe.park", "java.util.concurrent.locks.LockSupport.park",
				"java.util.concurrent.ThreadPoolExecutor.getTask", "java.lang.Thread.run");
		Frames frames = frames();

		assertThat(frames.site(stack)).isEqualTo("java.util.concurrent.ThreadPoolExecutor.getTask");
		assertThat(frames.application(stack)).isNegative();
		assertThat(frames.site(-1)).isNull();
	}

	@Test
	void generatedNamesStayTheSame() {
		assertThat(Frames.stable("com.acme.Web$$Lambda/0x00007f1234.run")).isEqualTo("com.acme.Web$$Lambda.run");
		assertThat(Frames.stable("com.acme.Web$$Lambda.0x00007f1234.run")).isEqualTo("com.acme.Web$$Lambda.run");
		assertThat(Frames.stable("com.acme.Web$$Lambda$14.run")).isEqualTo("com.acme.Web$$Lambda.run");
		assertThat(Frames.stable("jdk.proxy2.$Proxy81.get")).isEqualTo("jdk.proxy2.$Proxy.get");
		assertThat(Frames.stable("com.acme.Web$$SpringCGLIB$$0.get")).isEqualTo("com.acme.Web$$SpringCGLIB.get");
		assertThat(Frames.stable("com.acme.Web$Inner.lambda$get$0")).isEqualTo("com.acme.Web$Inner.lambda$get$0");
	}

	private int stack(String... methods) {
		return this.builder.stack(Arrays.stream(methods).mapToInt((method) -> this.builder.frame(method, 1)).toArray());
	}

	private Frames frames() {
		Trace trace = this.builder.build();
		return new Frames(trace.code());
	}

}
