package dev.exectrace.autoconfigure.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The JDK's own bean of its scheduler of virtual threads, which there is since JDK 24.
 * Safe for use by several threads.
 */
final class VirtualThreadSchedulerBean {

	private static final String TYPE = "jdk.management.VirtualThreadSchedulerMXBean";

	private final Object bean;

	private final Method parallelism;

	private final Method poolSize;

	private final Method mounted;

	private final Method queued;

	private VirtualThreadSchedulerBean(Class<?> type, Object bean) throws NoSuchMethodException {
		this.bean = bean;
		this.parallelism = type.getMethod("getParallelism");
		this.poolSize = type.getMethod("getPoolSize");
		this.mounted = type.getMethod("getMountedVirtualThreadCount");
		this.queued = type.getMethod("getQueuedVirtualThreadCount");
	}

	static Optional<VirtualThreadSchedulerBean> find() {
		try {
			Class<? extends PlatformManagedObject> type = Class.forName(TYPE).asSubclass(PlatformManagedObject.class);
			Object bean = ManagementFactory.getPlatformMXBean(type);
			return (bean != null) ? Optional.of(new VirtualThreadSchedulerBean(type, bean)) : Optional.empty();
		}
		catch (ReflectiveOperationException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	double parallelism() {
		return read(this.parallelism);
	}

	double mounted() {
		return read(this.mounted);
	}

	double queued() {
		return read(this.queued);
	}

	/** The pool may have shrunk between the two answers. */
	double idle() {
		return Math.max(0, read(this.poolSize) - mounted());
	}

	/** Unknown, as the JDK tells by a negative number, is not a number. */
	private double read(Method method) {
		try {
			double value = ((Number) method.invoke(this.bean)).doubleValue();
			return (value >= 0) ? value : Double.NaN;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return Double.NaN;
		}
	}

}
