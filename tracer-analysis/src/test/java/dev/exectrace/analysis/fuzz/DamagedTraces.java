package dev.exectrace.analysis.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.exectrace.analysis.jfr.EventOrder;
import dev.exectrace.analysis.jfr.EventReader;
import dev.exectrace.analysis.jfr.EventsRead;
import dev.exectrace.analysis.jfr.NoTraceException;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.oracle.TraceCheck;
import dev.exectrace.analysis.profile.ProfileAgreement;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;

/**
 * Reads damaged traces and fails where that does not end well. Its JVM's small heap
 * bounds what a file may ask for. Arguments: a directory for files, the first seed, the
 * number of cases, the traces. A case that fails is kept in the directory.
 */
public final class DamagedTraces {

	private static final int MAX_FAILURES = 20;

	private static final long TOO_LONG = 60_000;

	private final Path directory;

	private final Path file;

	private int read;

	private int refused;

	private int stated;

	private int failures;

	private volatile long seed;

	private volatile long since;

	private DamagedTraces(Path directory) {
		this.directory = directory;
		this.file = directory.resolve("damaged.jfr");
	}

	public static void main(String[] args) throws IOException {
		List<byte[]> traces = new ArrayList<>();
		for (String trace : Arrays.asList(args).subList(3, args.length)) {
			traces.add(Files.readAllBytes(Path.of(trace)));
		}
		DamagedTraces damaged = new DamagedTraces(Path.of(args[0]));
		damaged.watch(Thread.currentThread());
		long first = Long.parseLong(args[1]);
		long count = Long.parseLong(args[2]);
		for (long seed = first; seed < first + count && damaged.failures < MAX_FAILURES; seed++) {
			damaged.play(seed, traces);
		}
		System.out.println(count + " cases from seed " + first + ": " + damaged.read + " read, " + damaged.stated
				+ " of them with losses, " + damaged.refused + " refused, " + damaged.failures + " failures");
		Runtime.getRuntime().halt((damaged.failures > 0) ? 1 : 0);
	}

	private void watch(Thread reader) {
		Thread.ofPlatform().daemon().start(() -> {
			while (true) {
				try {
					Thread.sleep(1000);
				}
				catch (InterruptedException ex) {
					return;
				}
				if (this.since != 0 && System.currentTimeMillis() - this.since > TOO_LONG) {
					System.out
						.println("seed " + this.seed + " does not end: " + Arrays.toString(reader.getStackTrace()));
					Runtime.getRuntime().halt(2);
				}
			}
		});
	}

	private void play(long seed, List<byte[]> traces) throws IOException {
		byte[] bytes = new Damage(seed, traces).next();
		Files.write(this.file, bytes);
		this.seed = seed;
		this.since = System.currentTimeMillis();
		try {
			Trace trace = TraceReader.read(this.file, ReadProgress.NONE);
			TraceCheck.check(trace);
			this.read++;
			this.stated += trace.facts().losses().isEmpty() ? 0 : 1;
			events(trace.facts().events());
			ProfileAgreement.check(this.file, trace, Selection.ALL, ProfileType.BLOCK, ProfileType.SCHED);
		}
		catch (NoTraceException ex) {
			this.refused++;
		}
		catch (IOException | RuntimeException | Error ex) {
			fail(seed, ex);
		}
	}

	private void events(long expected) throws IOException {
		for (EventOrder order : EventOrder.values()) {
			EventsRead read = EventReader.read(this.file, order, (type) -> (event) -> {
				for (int field = 0; field <= type.fields().size(); field++) {
					event.number(field);
					event.text(field);
					event.stack(field);
				}
			}, ReadProgress.NONE);
			if (order == EventOrder.FILE && read.events() != expected) {
				throw new AssertionError(read.events() + " events, not " + expected);
			}
		}
	}

	private void fail(long seed, Throwable cause) throws IOException {
		this.failures++;
		Path kept = this.directory.resolve("seed-" + seed + ".jfr");
		Files.copy(this.file, kept, StandardCopyOption.REPLACE_EXISTING);
		System.out.println("seed " + seed + ", kept as " + kept + ":");
		cause.printStackTrace(System.out);
	}

}
