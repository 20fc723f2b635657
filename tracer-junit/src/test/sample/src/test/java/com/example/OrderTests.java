package com.example;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTests {

	@Test
	void sleeps() throws InterruptedException {
		Thread.sleep(100);
	}

	@Test
	void waitsForAnotherThread() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		Thread.startVirtualThread(() -> {
			try {
				Thread.sleep(150);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			done.countDown();
		});
		done.await();
	}

	@Test
	void fails() {
		throw new UnsupportedOperationException("meant to");
	}

	@Test
	void isAborted() {
		Assumptions.abort();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void isCalledTwice(int number) throws InterruptedException {
		Thread.sleep(20);
	}

}
