package dev.exectrace.analysis.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceLevel;
import dev.exectrace.runtime.TraceSettings;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Plays every program in a capture of its own, then some in a recording of the JDK's.
 * Argument: the directory for traces and notes.
 */
final class TracedProgram {

	private TracedProgram() {
	}

	public static void main(String[] args) throws Exception {
		Path directory = Path.of(args[0]);
		CountDownLatch done = new CountDownLatch(1);
		Team bystanders = Team.of(Thread.ofVirtual().name("bystander-", 0), 2, (index) -> done.await()).start();
		Team others = Team.of(Thread.ofPlatform().name("onlooker-", 0), 2, (index) -> done.await()).start();
		bystanders.await(Thread.State.WAITING);
		others.await(Thread.State.WAITING);
		plain(directory);
		for (Program program : Program.values()) {
			if (program.isFor(Runtime.version().feature())) {
				trace(program, directory);
			}
		}
		done.countDown();
		System.out.println("done");
		Runtime.getRuntime().halt(0);
	}

	private static void trace(Program program, Path directory) throws Exception {
		Notes notes = new Notes();
		try (ExecutionTrace capture = ExecutionTrace.start(Files.newOutputStream(directory.resolve(program + ".jfr")),
				TraceSettings.of(Duration.ofMinutes(5)))) {
			while (capture.level() == null) {
				Thread.onSpinWait();
			}
			if (capture.level() != TraceLevel.FULL) {
				throw new IllegalStateException("The agent is missing");
			}
			program.play(notes);
		}
		notes.write(directory.resolve(program + ".tsv"));
	}

	private static void plain(Path directory) throws Exception {
		Notes notes = new Notes();
		try (Recording recording = new Recording(Configuration.getConfiguration("default"))) {
			recording.start();
			Program.PLATFORM.play(notes);
			Program.LOCK.play(notes);
			Program.PLATFORM_MONITOR.play(notes);
			Program.COLLECTIONS.play(notes);
			recording.stop();
			recording.dump(directory.resolve("plain.jfr"));
		}
		notes.write(directory.resolve("plain.tsv"));
	}

}
