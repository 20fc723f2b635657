package dev.exectrace.runtime.instrument;

import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.List;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

import dev.exectrace.agent.Hooks;
import dev.exectrace.agent.WaitReason;

import static net.bytebuddy.matcher.ElementMatchers.declaresMethod;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.nameMatches;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

/**
 * All hooks, and the code that each puts in its place. Byte Buddy copies the bodies of
 * the advice classes into the JDK's methods; the classes themselves are never used there.
 */
final class HookCatalog {

	private static final String LOCK_SUPPORT = "java.util.concurrent.locks.LockSupport";

	private static final String THREAD = "java.lang.Thread";

	private static final ElementMatcher<MethodDescription> NO_ARGUMENTS = takesNoArguments();

	private static final ElementMatcher.Junction<MethodDescription> BUFFERS = takesArgument(0, ByteBuffer.class)
		.or(takesArgument(0, ByteBuffer[].class));

	static final List<Hook> HOOKS = List.of(Hook.in("mount", NO_ARGUMENTS, Mount.class),
			Hook.in("unmount", NO_ARGUMENTS, Unmount.class),
			Hook.in("yieldContinuation", takesNoArguments().and(returns(boolean.class)), YieldContinuation.class),
			Hook.in("parkOnCarrierThread", takesArguments(boolean.class, long.class), ParkOnCarrier.class),
			Hook.in("sleepNanos", takesArguments(long.class), Sleep.class),
			Hook.in("unpark", takesNoArguments(), Unpark.class),
			Hook.in("interrupt", takesNoArguments(), Interrupt.class),
			new Hook("submitRunContinuation", Hook.VIRTUAL_THREAD,
					nameMatches("(?i).*submitRunContinuation.*").and(not(isStatic())), Submit.class, (version) -> true),
			Hook.in("parkTimeoutExpired", NO_ARGUMENTS, Timeout.class).since(24),
			Hook.in("waitTimeoutExpired", takesArgument(0, byte.class), Timeout.class).since(24),
			new Hook("LockSupport.unpark", LOCK_SUPPORT, named("unpark").and(takesArguments(Thread.class)),
					UnparkAny.class, (version) -> true),
			new Hook("LockSupport.park", LOCK_SUPPORT,
					nameMatches("park|parkNanos|parkUntil").and(takesArgument(0, Object.class)), ParkOn.class,
					(version) -> true),
			new Hook("LockSupport.park without blocker", LOCK_SUPPORT,
					nameMatches("park|parkNanos|parkUntil").and(takesNoArguments().or(takesArguments(long.class))),
					ParkOnNothing.class, (version) -> true),
			new Hook("Thread.sleepNanos", THREAD, named("sleepNanos").and(isStatic()).and(takesArguments(long.class)),
					PlatformSleep.class, (version) -> version.feature() >= 25),
			new Hook("Thread.sleep", THREAD, named("sleep").and(isDeclaredBy(not(declaresMethod(named("sleepNanos"))))),
					PlatformSleep.class, (version) -> version.feature() < 25),
			new Hook("NioSocketImpl.park", "sun.nio.ch.NioSocketImpl",
					named("park").and(takesArgument(0, FileDescriptor.class)).and(takesArgument(2, long.class)),
					SocketPark.class, (version) -> true),
			new Hook("SelChImpl.park", "sun.nio.ch.SelChImpl", named("park").and(takesArguments(int.class, long.class)),
					SocketPark.class, (version) -> true),
			new Hook("NioSocketImpl.read", "sun.nio.ch.NioSocketImpl",
					nameMatches("implRead|implWrite").and(takesArgument(0, byte[].class)), SocketTransfer.class,
					(version) -> true),
			new Hook("SocketChannelImpl.read", "sun.nio.ch.SocketChannelImpl",
					nameMatches("implRead|implWrite").and(BUFFERS), SocketTransfer.class,
					(version) -> version.feature() >= 22),
			new Hook("SocketChannelImpl.read before JDK 22", "sun.nio.ch.SocketChannelImpl",
					nameMatches("read|write").and(BUFFERS), SocketTransfer.class, (version) -> version.feature() < 22),
			new Hook("Poller.poll", "sun.nio.ch.Poller",
					named("poll").and(isStatic()).and(takesArgument(0, int.class)).and(takesArgument(1, int.class)),
					Poll.class, (version) -> true));

	private HookCatalog() {
	}

	static final class Mount {

		@Advice.OnMethodEnter
		static void enter(@Advice.This Thread thread, @Advice.FieldValue("cont") Object continuation) {
			Hooks.mounting(thread, continuation);
		}

	}

	static final class Unmount {

		@Advice.OnMethodExit
		static void exit(@Advice.This Thread thread, @Advice.FieldValue("state") int state) {
			Hooks.unmounted(thread, state);
		}

	}

	static final class YieldContinuation {

		@Advice.OnMethodEnter
		static long enter(@Advice.FieldValue("state") int state, @Advice.Local("before") int before) {
			before = state;
			return Hooks.yielding();
		}

		@Advice.OnMethodExit
		static void exit(@Advice.Enter long since, @Advice.Local("before") int before, @Advice.This Thread thread) {
			Hooks.resumed(since, before, thread);
		}

	}

	static final class ParkOnCarrier {

		@Advice.OnMethodEnter
		static void enter(@Advice.This Thread thread, @Advice.Argument(0) boolean timed) {
			Hooks.pinning(thread, timed);
		}

		@Advice.OnMethodExit
		static void exit(@Advice.This Thread thread, @Advice.Argument(0) boolean timed) {
			Hooks.unpinned(thread, timed);
		}

	}

	static final class Sleep {

		@Advice.OnMethodEnter
		static void enter() {
			Hooks.hint(WaitReason.SLEEP);
		}

		@Advice.OnMethodExit
		static void exit() {
			Hooks.hint(WaitReason.NONE);
		}

	}

	static final class Poll {

		@Advice.OnMethodEnter
		static void enter() {
			Hooks.hint(WaitReason.NETWORK);
		}

		@Advice.OnMethodExit
		static void exit() {
			Hooks.hint(WaitReason.NONE);
		}

	}

	static final class Unpark {

		@Advice.OnMethodEnter
		static void enter(@Advice.This Thread thread, @Advice.FieldValue("state") int state) {
			Hooks.unparking(thread, state);
		}

	}

	static final class Interrupt {

		@Advice.OnMethodEnter
		static void enter(@Advice.This Thread thread, @Advice.FieldValue("state") int state) {
			Hooks.interrupting(thread, state);
		}

	}

	static final class Submit {

		@Advice.OnMethodEnter
		static void enter(@Advice.This Thread thread, @Advice.FieldValue("state") int state) {
			Hooks.submitting(thread, state);
		}

	}

	static final class Timeout {

		@Advice.OnMethodEnter
		static void enter(@Advice.This Thread thread, @Advice.FieldValue("state") int state) {
			Hooks.timeout(thread, state);
		}

	}

	static final class ParkOn {

		@Advice.OnMethodEnter
		static long enter() {
			return Hooks.waiting();
		}

		@Advice.OnMethodExit
		static void exit(@Advice.Enter long since, @Advice.Argument(0) Object blocker,
				@Advice.Origin("#m") String method) {
			Hooks.waited(since, WaitReason.PARK, method.length() > 4, blocker);
		}

	}

	static final class ParkOnNothing {

		@Advice.OnMethodEnter
		static long enter() {
			return Hooks.waiting();
		}

		@Advice.OnMethodExit
		static void exit(@Advice.Enter long since, @Advice.Origin("#m") String method) {
			Hooks.waited(since, WaitReason.PARK, method.length() > 4, null);
		}

	}

	static final class PlatformSleep {

		@Advice.OnMethodEnter
		static long enter() {
			return Hooks.waiting();
		}

		@Advice.OnMethodExit(onThrowable = Throwable.class)
		static void exit(@Advice.Enter long since) {
			Hooks.waited(since, WaitReason.SLEEP, true, null);
		}

	}

	static final class SocketPark {

		@Advice.OnMethodEnter
		static long enter() {
			return Hooks.waiting();
		}

		@Advice.OnMethodExit
		static void exit(@Advice.Enter long since, @Advice.This Object socket) {
			Hooks.waitedForSocket(since, socket);
		}

	}

	/** A platform thread waits in the system's read or write, and does not park. */
	static final class SocketTransfer {

		@Advice.OnMethodEnter
		static long enter() {
			return Hooks.waiting();
		}

		@Advice.OnMethodExit(onThrowable = Throwable.class)
		static void exit(@Advice.Enter long since, @Advice.This Object socket) {
			Hooks.transferred(since, socket);
		}

	}

	static final class UnparkAny {

		@Advice.OnMethodEnter
		static void enter(@Advice.Argument(0) Thread thread) {
			Hooks.unparkingAny(thread);
		}

	}

}
