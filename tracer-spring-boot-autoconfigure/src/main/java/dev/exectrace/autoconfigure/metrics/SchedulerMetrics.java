package dev.exectrace.autoconfigure.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import dev.exectrace.runtime.SchedulerObserver;
import dev.exectrace.runtime.SchedulerSampler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Meters about the scheduler of virtual threads. It is looked at from time to time, on a
 * thread of its own.
 */
class SchedulerMetrics implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(SchedulerMetrics.class);

	private static final Duration[] BUCKETS = { Duration.ofNanos(10_000), Duration.ofNanos(50_000),
			Duration.ofNanos(100_000), Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofMillis(5),
			Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(500) };

	private static final List<String> REASONS = List.of("park", "network", "sleep", "monitor", "object-wait", "pinned");

	private static final double NANOS = 1e9;

	private final MeterRegistry registry;

	private final SchedulerMetricsProperties properties;

	private volatile @Nullable ScheduledExecutorService executor;

	SchedulerMetrics(MeterRegistry registry, SchedulerMetricsProperties properties) {
		this.registry = registry;
		this.properties = properties;
		VirtualThreadSchedulerBean.find().ifPresent(this::register);
	}

	private void register(VirtualThreadSchedulerBean bean) {
		String threads = "exectrace.scheduler.threads";
		String threadsText = "Virtual threads that have a carrier (mounted) or wait for one (queued)";
		gauge(threads, "mounted", threadsText, BaseUnits.THREADS, bean, VirtualThreadSchedulerBean::mounted);
		gauge(threads, "queued", threadsText, BaseUnits.THREADS, bean, VirtualThreadSchedulerBean::queued);
		String carriers = "exectrace.scheduler.carriers";
		String carriersText = "Carriers that run a virtual thread (busy) or none (idle)";
		gauge(carriers, "busy", carriersText, "carriers", bean, VirtualThreadSchedulerBean::mounted);
		gauge(carriers, "idle", carriersText, "carriers", bean, VirtualThreadSchedulerBean::idle);
		Gauge.builder("exectrace.scheduler.parallelism", bean, VirtualThreadSchedulerBean::parallelism)
			.description("How many virtual threads can run at a time")
			.strongReference(true)
			.register(this.registry);
	}

	private void gauge(String name, String state, String description, String unit, VirtualThreadSchedulerBean bean,
			ToDoubleFunction<VirtualThreadSchedulerBean> value) {
		Gauge.builder(name, bean, value)
			.description(description)
			.baseUnit(unit)
			.tag("state", state)
			.strongReference(true)
			.register(this.registry);
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
				Thread.ofPlatform().name("exectrace-metrics").daemon().inheritInheritableThreadLocals(false).factory());
		if (this.properties.attachAgent()) {
			started.execute(() -> SchedulerSampler.attachAgent()
				.ifPresent((reason) -> logger.warn("The scheduler's latency has no meter: " + reason)));
		}
		Sampling sampling = new Sampling(this.registry, this.properties);
		long interval = this.properties.interval().toNanos();
		started.scheduleAtFixedRate(sampling, interval, interval, TimeUnit.NANOSECONDS);
		this.executor = started;
	}

	@Override
	public void stop() {
		ScheduledExecutorService running = this.executor;
		if (running != null) {
			this.executor = null;
			running.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

	/** The meters that need the agent come with it. */
	private static final class Sampling implements Runnable, SchedulerObserver {

		private final MeterRegistry registry;

		private final double interval;

		private final SchedulerSampler sampler;

		private final Map<String, Counter> blocked = new ConcurrentHashMap<>();

		private @Nullable Timer latency;

		Sampling(MeterRegistry registry, SchedulerMetricsProperties properties) {
			this.registry = registry;
			this.interval = properties.interval().toNanos() / NANOS;
			this.sampler = new SchedulerSampler(properties.window());
		}

		@Override
		public void run() {
			try {
				this.sampler.sample(this);
			}
			catch (RuntimeException | LinkageError ex) {
				logger.debug("A look at the scheduler failed", ex);
			}
		}

		@Override
		public void latency(long nanos) {
			Timer timer = this.latency;
			if (timer == null) {
				timer = Timer.builder("exectrace.scheduler.latency")
					.description("How long virtual threads that were ready waited for a carrier, sampled")
					.serviceLevelObjectives(BUCKETS)
					.register(this.registry);
				this.latency = timer;
			}
			timer.record(nanos, TimeUnit.NANOSECONDS);
		}

		@Override
		public void blocked(String reason, double threads) {
			if (this.blocked.isEmpty()) {
				// From zero on, so that a rate tells that there is none
				REASONS.forEach((known) -> this.blocked.computeIfAbsent(known, this::counter));
			}
			this.blocked.computeIfAbsent(reason, this::counter).increment(threads * this.interval);
		}

		private Counter counter(String reason) {
			return Counter.builder("exectrace.scheduler.blocked")
				.description("Time that virtual threads were blocked, all together, estimated")
				.baseUnit("seconds")
				.tag("reason", reason)
				.register(this.registry);
		}

	}

}
