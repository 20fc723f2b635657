package dev.exectrace.admin.capture;

import java.math.BigDecimal;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import de.codecentric.boot.admin.server.domain.entities.Instance;
import dev.exectrace.admin.instance.InstanceEndpoint;
import dev.exectrace.admin.store.StoreFullException;
import dev.exectrace.admin.store.StoredTrace;
import dev.exectrace.admin.store.StoredTrace.State;
import dev.exectrace.admin.store.TraceStore;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Takes traces of instances into the store, each as it comes and whoever still looks on.
 * Safe for use by several threads.
 */
public final class Captures implements AutoCloseable {

	private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

	private final InstanceEndpoint endpoint;

	private final TraceStore store;

	private final Duration idleTimeout;

	private final Map<StoredTrace, Disposable> arriving = new ConcurrentHashMap<>();

	/**
	 * Creates it for all instances.
	 * @param endpoint the instances' endpoint
	 * @param store where the traces go
	 * @param idleTimeout how long an instance may send nothing
	 */
	public Captures(InstanceEndpoint endpoint, TraceStore store, Duration idleTimeout) {
		this.endpoint = endpoint;
		this.store = store;
		this.idleTimeout = idleTimeout;
	}

	/**
	 * Starts a capture.
	 * @param instance the instance
	 * @param seconds how long it is to be, positive
	 * @return the trace, once the capture runs
	 */
	public Mono<StoredTrace> capture(Instance instance, BigDecimal seconds) {
		String name = TraceName.now(instance.getRegistration().getName());
		Duration duration = Duration.ofNanos(seconds.multiply(NANOS).longValue());
		return take(instance, name, duration, this.endpoint.capture(instance, seconds));
	}

	/**
	 * Fetches a snapshot of the flight recorder.
	 * @param instance the instance
	 * @param snapshot the snapshot's id
	 * @return the trace, once it arrives
	 */
	public Mono<StoredTrace> fetch(Instance instance, String snapshot) {
		String name = TraceName.of(instance.getRegistration().getName(), snapshot);
		return take(instance, name, null, this.endpoint.snapshot(instance, snapshot));
	}

	private Mono<StoredTrace> take(Instance instance, String name, @Nullable Duration duration,
			Mono<Flux<DataBuffer>> answer) {
		return Mono.fromCallable(() -> this.store.add(instance.getId().getValue(), name, duration))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((trace) -> answer.doOnError((failure) -> this.store.delete(trace))
				.doOnCancel(() -> this.store.delete(trace))
				.map((body) -> receive(body, trace)));
	}

	private StoredTrace receive(Flux<DataBuffer> body, StoredTrace trace) {
		Flux<DataBuffer> counted = body.timeout(this.idleTimeout)
			.<DataBuffer>handle((buffer, sink) -> count(buffer, trace, sink))
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release);
		// Both are kept apart from the subscription, which may end before it is known
		// here
		Disposable.Swap subscription = reactor.core.Disposables.swap();
		this.arriving.put(trace, subscription);
		subscription.update(DataBufferUtils.write(counted, trace.file(), StandardOpenOption.WRITE)
			.doFinally((signal) -> this.arriving.remove(trace))
			.subscribe((nothing) -> {
			}, (failure) -> trace.fail(explain(failure)), trace::complete));
		return trace;
	}

	private void count(DataBuffer buffer, StoredTrace trace, SynchronousSink<DataBuffer> sink) {
		try {
			this.store.grow(trace, buffer.readableByteCount());
			sink.next(buffer);
		}
		catch (StoreFullException ex) {
			DataBufferUtils.release(buffer);
			sink.error(ex);
		}
	}

	private String explain(Throwable failure) {
		return switch (failure) {
			case StoreFullException full -> String.valueOf(full.getMessage());
			case TimeoutException late -> "The instance has sent nothing for " + this.idleTimeout.toSeconds() + " s";
			default -> "The connection to the instance broke: " + failure.getMessage();
		};
	}

	/**
	 * Ends the running capture of an instance, whoever has started it.
	 * @param instance the instance
	 * @return when it was told to
	 */
	public Mono<Void> stop(Instance instance) {
		return this.endpoint.stop(instance)
			.onErrorResume((failure) -> abandon(instance) ? Mono.empty() : Mono.error(failure));
	}

	/** The endpoint ends a capture whose client goes, even where it takes no orders. */
	private boolean abandon(Instance instance) {
		List<StoredTrace> captures = this.arriving.keySet()
			.stream()
			.filter((trace) -> trace.instance().equals(instance.getId().getValue()) && trace.duration() != null)
			.toList();
		captures.forEach((trace) -> {
			cancel(trace);
			trace.fail("It was stopped; the instance let it only be broken off");
		});
		return !captures.isEmpty();
	}

	/**
	 * Deletes a trace, or ends it where it still arrives.
	 * @param trace the trace
	 */
	public void delete(StoredTrace trace) {
		cancel(trace);
		this.store.delete(trace);
	}

	private void cancel(StoredTrace trace) {
		Disposable subscription = this.arriving.remove(trace);
		if (subscription != null) {
			subscription.dispose();
		}
		if (trace.state() == State.ARRIVING) {
			trace.fail("It was deleted");
		}
	}

	@Override
	public void close() {
		this.arriving.values().forEach(Disposable::dispose);
	}

}
