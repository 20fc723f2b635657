package dev.exectrace.admin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TraceStoreTests {

	@TempDir
	Path parent;

	private TraceStore store;

	@AfterEach
	void close() {
		this.store.close();
	}

	private StoredTrace arrive(String instance, long bytes) throws IOException {
		StoredTrace trace = this.store.add(instance, "trace.jfr", Duration.ofSeconds(1));
		this.store.grow(trace, bytes);
		trace.complete();
		return trace;
	}

	private void bounds(int count, long bytes, Duration age) {
		this.store = new TraceStore(this.parent, new StoreBounds(count, bytes, age));
	}

	@Test
	void oldestGoesWhereThereAreTooMany() throws Exception {
		bounds(2, 1000, Duration.ofDays(1));
		StoredTrace first = arrive("a", 1);
		StoredTrace second = arrive("a", 1);
		StoredTrace third = arrive("b", 1);
		assertThat(this.store.of("a")).containsExactly(second);
		assertThat(this.store.of("b")).containsExactly(third);
		assertThat(first.file()).doesNotExist();
		assertThat(second.file()).exists();
	}

	@Test
	void traceThatArrivesIsNotMadeRoomOf() throws Exception {
		bounds(1, 1000, Duration.ofDays(1));
		this.store.add("a", "trace.jfr", null);
		assertThatExceptionOfType(StoreFullException.class).isThrownBy(() -> this.store.add("a", "trace.jfr", null))
			.withMessageContaining("exectrace.admin.store.max-count is 1");
	}

	@Test
	void oldestGoesWhereTheyAreTooLargeAndTheOneThatGrowsStays() throws Exception {
		bounds(10, 100, Duration.ofDays(1));
		StoredTrace first = arrive("a", 60);
		StoredTrace second = arrive("a", 30);
		StoredTrace growing = this.store.add("a", "trace.jfr", null);
		this.store.grow(growing, 40);
		assertThat(this.store.of("a")).containsExactly(growing, second);
		assertThat(first.file()).doesNotExist();
		this.store.grow(growing, 60);
		assertThat(this.store.of("a")).containsExactly(growing);
		assertThatExceptionOfType(StoreFullException.class).isThrownBy(() -> this.store.grow(growing, 1))
			.withMessageContaining("exectrace.admin.store.max-size");
		assertThat(growing.bytes()).isEqualTo(100);
	}

	@Test
	void oldOnesGo() throws Exception {
		bounds(10, 100, Duration.ofNanos(1));
		StoredTrace trace = arrive("a", 1);
		StoredTrace arriving = this.store.add("a", "trace.jfr", null);
		assertThat(this.store.of("a")).containsExactly(arriving);
		assertThat(this.store.find(trace.id())).isEmpty();
		assertThat(trace.file()).doesNotExist();
	}

	@Test
	void deletedTraceTakesNoMore() throws Exception {
		bounds(10, 100, Duration.ofDays(1));
		StoredTrace trace = this.store.add("a", "trace.jfr", null);
		this.store.delete(trace);
		assertThat(trace.file()).doesNotExist();
		assertThatExceptionOfType(StoreFullException.class).isThrownBy(() -> this.store.grow(trace, 1))
			.withMessageContaining("deleted");
	}

	@Test
	void tokenIsNotTheIdAndFindsTheTrace() throws Exception {
		bounds(10, 100, Duration.ofDays(1));
		StoredTrace trace = arrive("a", 1);
		assertThat(trace.token()).hasSizeGreaterThan(20).isNotEqualTo(trace.id());
		assertThat(this.store.findByToken(trace.token())).contains(trace);
		assertThat(this.store.findByToken(trace.id())).isEmpty();
		assertThat(this.store.find(trace.token())).isEmpty();
	}

	@Test
	void filesAreOnlyForTheirOwnerAndGoWithTheStore() throws Exception {
		bounds(10, 100, Duration.ofDays(1));
		StoredTrace trace = arrive("a", 1);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trace.file().getParent())))
			.isEqualTo("rwx------");
		this.store.close();
		try (Stream<Path> left = Files.list(this.parent)) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void directoryThatWasCleanedUpIsMadeAgain() throws Exception {
		bounds(10, 100, Duration.ofDays(1));
		StoredTrace trace = arrive("a", 1);
		for (Path gone : List.of(trace.file(), trace.file().getParent())) {
			Files.delete(gone);
		}
		assertThat(arrive("a", 1).file()).exists();
	}

}
