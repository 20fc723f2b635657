package dev.exectrace.runtime.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

import jdk.jfr.FlightRecorder;

import dev.exectrace.agent.ActiveRecorder;
import dev.exectrace.agent.AgentInstrumentation;
import dev.exectrace.agent.CarrierLog;
import dev.exectrace.agent.Recorder;
import dev.exectrace.agent.event.SocketWaitEvent;
import dev.exectrace.agent.event.ThreadBlockEvent;
import dev.exectrace.agent.event.VirtualThreadBlockEvent;

/**
 * The JVM with the hooks in place. Made once; safe for use by several threads.
 */
public final class Instrumented {

	private static Instrumented instance;

	private static AgentUnavailableException unavailable;

	private final List<String> missingHooks;

	private Instrumented(List<String> missingHooks) {
		this.missingHooks = missingHooks;
	}

	/**
	 * The hooks, if they were installed before.
	 * @return the hooks or {@code null}
	 */
	public static synchronized Instrumented current() {
		return instance;
	}

	/**
	 * Why the last attempt to install the hooks failed.
	 * @return the reason or {@code null}
	 */
	public static synchronized String failure() {
		return (unavailable != null) ? unavailable.getMessage() : null;
	}

	/**
	 * Installs the hooks if they are not there yet.
	 * @param attach whether the agent may be attached to this JVM
	 * @return the hooks
	 * @throws AgentUnavailableException if there is no agent
	 */
	public static synchronized Instrumented get(boolean attach) throws AgentUnavailableException {
		if (instance == null) {
			try {
				instance = install(attach);
				unavailable = null;
			}
			catch (AgentUnavailableException ex) {
				unavailable = ex;
				throw ex;
			}
		}
		return instance;
	}

	private static Instrumented install(boolean attach) throws AgentUnavailableException {
		Instrumentation instrumentation = AgentAttachment.find();
		if (instrumentation == null) {
			if (!attach) {
				throw new AgentUnavailableException(
						"the agent is not in this JVM and attaching it is turned off; start the JVM with -javaagent:tracer-agent.jar",
						null);
			}
			instrumentation = AgentAttachment.attach();
		}
		try {
			ModuleAccess.open(instrumentation);
			ThreadStateDefinitions.read();
			// The same for all class loaders
			synchronized (AgentInstrumentation.class) {
				return install(instrumentation);
			}
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			throw new AgentUnavailableException("the hooks do not fit this JVM (" + ex + ")", ex);
		}
	}

	private static Instrumented install(Instrumentation instrumentation) throws AgentUnavailableException {
		List<String> missing = AgentInstrumentation.missingHooks();
		if (missing != null) {
			return new Instrumented(missing);
		}
		Instrumented instrumented = new Instrumented(new HookInstaller(instrumentation).install());
		AgentInstrumentation.installed(instrumented.missingHooks());
		FlightRecorder.register(VirtualThreadBlockEvent.class);
		FlightRecorder.register(ThreadBlockEvent.class);
		FlightRecorder.register(SocketWaitEvent.class);
		HookRehearsal.run(instrumented);
		return instrumented;
	}

	/**
	 * Has the hooks for captures of this tracer alone, until they are released.
	 * @throws AgentUnavailableException if a tracer of another class loader captures
	 */
	public void claim() throws AgentUnavailableException {
		if (!ActiveRecorder.claim(Instrumented.class)) {
			throw new AgentUnavailableException(
					"another copy of the tracer in this JVM, of another class loader, has the hooks now", null);
		}
	}

	/**
	 * Leaves the hooks to others.
	 */
	public void release() {
		ActiveRecorder.release(Instrumented.class);
	}

	/**
	 * The hooks that this JDK should have a place for and that could not be installed.
	 * @return their names
	 */
	public List<String> missingHooks() {
		return this.missingHooks;
	}

	/**
	 * Makes a recorder for the hooks to write to.
	 * @param sizes how much it holds
	 * @return the recorder
	 */
	public Recorder newRecorder(RecorderSizes sizes) {
		return new Recorder(newCarrierLocal(), sizes.carriers(), sizes.recordsPerCarrier(), sizes.runnableThreads(),
				TickFrequency.perSecond(), sizes.stacksPerSecond());
	}

	@SuppressWarnings("unchecked")
	private static ThreadLocal<CarrierLog> newCarrierLocal() {
		try {
			Class<?> type = Class.forName("jdk.internal.misc.CarrierThreadLocal");
			return (ThreadLocal<CarrierLog>) MethodHandles.lookup()
				.findConstructor(type, MethodType.methodType(void.class))
				.invoke();
		}
		catch (Throwable ex) {
			throw new IllegalStateException("This JDK has no carrier locals", ex);
		}
	}

	/**
	 * The frequency of the hooks' clock.
	 * @return the ticks in a second
	 */
	public long ticksPerSecond() {
		return TickFrequency.perSecond();
	}

	/**
	 * Turns the hooks on, even if they write to another recorder.
	 * @param recorder where they write to
	 */
	public void start(Recorder recorder) {
		ActiveRecorder.start(recorder);
	}

	/**
	 * Turns the hooks on if they are off.
	 * @param recorder where they write to
	 * @return whether they were off
	 */
	public boolean startIfOff(Recorder recorder) {
		return ActiveRecorder.startIfOff(recorder);
	}

	/**
	 * Turns the hooks off if they still write to a recorder.
	 * @param recorder the recorder
	 * @return whether they did
	 */
	public boolean stop(Recorder recorder) {
		return ActiveRecorder.stop(recorder);
	}

}
