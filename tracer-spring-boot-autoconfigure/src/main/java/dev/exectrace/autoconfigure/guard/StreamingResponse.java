package dev.exectrace.autoconfigure.guard;

import java.io.InputStream;
import java.util.concurrent.Executors;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.StreamUtils;

/**
 * A response whose stream is read by a thread of its own. A read waits for as long as the
 * capture has nothing new, and the threads of {@link Schedulers#boundedElastic()} are few
 * and the application's, too: whatever was queued behind that read would wait for the
 * capture's end.
 */
class StreamingResponse extends ServerHttpResponseDecorator {

	private final GuardedRequest guarded;

	StreamingResponse(ServerHttpResponse delegate, GuardedRequest guarded) {
		super(delegate);
		this.guarded = guarded;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		InputStream stream = this.guarded.stream();
		if (stream == null) {
			return super.writeWith(body);
		}
		// The given body says by itself which thread it is read by
		Flux<DataBuffer> read = DataBufferUtils.readInputStream(() -> stream, bufferFactory(), StreamUtils.BUFFER_SIZE);
		return Mono.using(StreamingResponse::reader, (reader) -> super.writeWith(read.subscribeOn(reader)),
				Scheduler::dispose);
	}

	private static Scheduler reader() {
		return Schedulers.fromExecutorService(
				Executors.newSingleThreadExecutor(Thread.ofPlatform().name("exectrace-reader").daemon().factory()));
	}

}
