package dev.exectrace.analysis.idle;

import java.util.List;
import java.util.Set;

import dev.exectrace.analysis.model.Code;

/**
 * Tells from a stack whether its thread waits for work to come. What counts is who waits:
 * the innermost frame that is not itself a means of waiting. A task that a worker runs
 * has the worker's frames below it, too, but they are further out.
 */
final class IdleStacks {

	/** Frames that wait on somebody's behalf. */
	private static final List<String> MEANS = List.of("jdk.internal.misc.Unsafe.park", "java.util.concurrent.locks.",
			"java.lang.Object.wait", "java.lang.Thread.sleep", "java.lang.Thread.join", "java.lang.Thread.park",
			"java.lang.Thread.yield", "java.lang.VirtualThread.park", "java.lang.VirtualThread.yield",
			"java.lang.VirtualThread.sleep", "java.lang.VirtualThread.takeVirtualThreadListToUnblock",
			"java.lang.System$", "jdk.internal.vm.Continuation.", "java.util.concurrent.TimeUnit.",
			"java.util.concurrent.LinkedBlockingQueue.", "java.util.concurrent.LinkedBlockingDeque.",
			"java.util.concurrent.ArrayBlockingQueue.", "java.util.concurrent.PriorityBlockingQueue.",
			"java.util.concurrent.SynchronousQueue", "java.util.concurrent.LinkedTransferQueue",
			"java.util.concurrent.DelayQueue.", "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.",
			"java.util.concurrent.ForkJoinPool.managedBlock", "java.util.concurrent.ForkJoinPool.unmanagedBlock",
			"java.util.concurrent.ForkJoinPool.compensatedBlock", "java.util.concurrent.CountDownLatch.await",
			"sun.nio.ch.", "jdk.net.", "java.net.ServerSocket.", "java.net.Socket.implAccept",
			"org.apache.tomcat.util.threads.TaskQueue.", "org.eclipse.jetty.util.BlockingArrayQueue.",
			"io.netty.channel.nio.SelectedSelectionKeySetSelector.", "io.netty.channel.epoll.Native.",
			"io.netty.channel.kqueue.Native.", "io.netty.channel.uring.");

	/**
	 * What gets work or connections, and runs none of it; queues of anybody's may be
	 * further in.
	 */
	private static final List<String> GETTERS = List.of("java.util.concurrent.ThreadPoolExecutor.getTask",
			"java.util.concurrent.ForkJoinPool.awaitWork", "org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask",
			"org.jboss.threads.EnhancedQueueExecutor.getOrAddNode", "sun.nio.ch.SelectorImpl.select",
			"sun.nio.ch.SelectorImpl.lockAndDoSelect", "sun.nio.ch.NioSocketImpl.accept",
			"sun.nio.ch.ServerSocketChannelImpl.accept", "java.net.ServerSocket.accept",
			"io.netty.channel.epoll.Native.epollWait", "io.netty.channel.kqueue.Native.keventWait",
			"java.lang.ref.ReferenceQueue.remove", "java.lang.ref.Reference.waitForReferencePendingList",
			"io.netty.util.concurrent.SingleThreadEventExecutor.takeTask",
			"io.netty.util.concurrent.GlobalEventExecutor.takeTask",
			"io.netty.util.HashedWheelTimer$Worker.waitForNextTick",
			"org.eclipse.jetty.util.thread.QueuedThreadPool.idleJobPoll",
			"org.eclipse.jetty.util.thread.ReservedThreadExecutor$ReservedThread.reservedWait");

	/** The waiters that wait for work or for the next time to do their own. */
	private static final Set<String> WAITERS = Set.of("java.util.concurrent.ForkJoinPool.runWorker",
			"java.util.concurrent.ForkJoinPool.scan", "java.util.TimerThread.mainLoop",
			"java.lang.VirtualThread.unblockVirtualThreads", "java.util.concurrent.DelayScheduler.loop",
			"java.util.concurrent.DelayScheduler.run", "org.apache.catalina.core.StandardServer.await",
			"org.eclipse.jetty.util.thread.QueuedThreadPool.join", "org.xnio.nio.WorkerThread.run",
			"com.mysql.cj.jdbc.AbandonedConnectionCleanupThread.run", "okio.AsyncTimeout$Companion.awaitTimeout",
			"jdk.jfr.internal.PlatformRecorder.takeNap", "jdk.jfr.internal.PlatformRecorder.periodicTask",
			"sun.net.www.http.KeepAliveCache.run");

	/** Whoever waits there does so for the tracer. */
	private static final List<String> TRACER = List.of("dev.exectrace.runtime.", "dev.exectrace.agent.",
			"dev.exectrace.autoconfigure.", "jdk.jfr.internal.");

	private static final int DEPTH = 24;

	private final Code code;

	IdleStacks(Code code) {
		this.code = code;
	}

	boolean isIdle(int stack) {
		int depth = Math.min(this.code.depth(stack), DEPTH);
		boolean waiterFound = false;
		for (int at = 0; at < depth; at++) {
			String method = this.code.methodName(this.code.method(this.code.frame(stack, at)));
			if (startsWithAny(method, GETTERS) || isPollerLoop(method)) {
				return true;
			}
			if (!waiterFound && !startsWithAny(method, MEANS)) {
				waiterFound = true;
				if (WAITERS.contains(method) || startsWithAny(method, TRACER)) {
					return true;
				}
			}
		}
		return false;
	}

	/** {@code pollerLoop}, {@code subPollerLoop}: those of the JDK's network pollers. */
	private static boolean isPollerLoop(String method) {
		return method.startsWith("sun.nio.ch.") && method.endsWith("ollerLoop");
	}

	private static boolean startsWithAny(String method, List<String> prefixes) {
		for (String prefix : prefixes) {
			if (method.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
