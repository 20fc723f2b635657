package com.example;

import java.util.concurrent.locks.ReentrantLock;

import dev.exectrace.junit.ExecutionTraced;
import dev.exectrace.junit.TestTrace;
import org.junit.jupiter.api.Test;

import static dev.exectrace.junit.TraceAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

@ExecutionTraced
class WorkerTests {

	private final ReentrantLock lock = new ReentrantLock();

	@Test
	void handsOver(TestTrace trace) throws InterruptedException {
		Thread.ofVirtual().name("worker").start(() -> {
		}).join();
		assertThat(trace).thread("worker").blockedLessThan(ofMinutes(1)).hasNoPinning();
	}

	@Test
	void waitsForALock(TestTrace trace) throws InterruptedException {
		this.lock.lock();
		Thread worker = Thread.ofVirtual().name("worker").start(() -> {
			this.lock.lock();
			this.lock.unlock();
		});
		while (!this.lock.hasQueuedThread(worker)) {
			Thread.onSpinWait();
		}
		Thread.sleep(80);
		this.lock.unlock();
		worker.join();
		assertThat(trace).thread("worker").blockedLessThan(ofMillis(5)).hasNoPinning();
	}

}
