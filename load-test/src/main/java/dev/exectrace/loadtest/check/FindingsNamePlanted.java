package dev.exectrace.loadtest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.exectrace.analysis.finding.Finding.Kind;

/**
 * The findings of the analysis name everything that the demo does wrong, and nothing else
 * ranks above that.
 */
public final class FindingsNamePlanted {

	private static final List<Planted> PLANTED = List.of(
			new Planted("contended monitor", Kind.MONITOR, "ContendedMonitorController"),
			new Planted("contended lock", Kind.LOCK, "ContendedLockController"),
			new Planted("small pool", Kind.POOL, "HikariPool in SmallPoolController"),
			new Planted("slow downstream", Kind.NETWORK, "SlowDownstreamController"),
			new Planted("serial fan-out", Kind.NETWORK, "SerialFanOutController.call: "),
			new Planted("hand-off", Kind.QUEUE, "HandOffController"),
			new Planted("cpu-bound", Kind.SCHEDULER, "computing-*"),
			new Planted("pinned", Kind.PINNED, "PinnedController"), new Planted("allocation", Kind.GC, "stopped"),
			new Planted("sleep", Kind.SLEEP, "SleepController"));

	/**
	 * The other ends of what is planted: who holds, answers, or stands in line; and the
	 * plain work, which is made of hand-offs, a lock, a sleep and a call.
	 */
	private static final List<String> PARTS = List.of("ContendedMonitorController", "ContendedLockController",
			"SmallPoolController", "DownstreamController", "SerialFanOutController", "HandOffController",
			"CpuBoundController", "AllocationController", "Rival", "WorkController");

	private FindingsNamePlanted() {
	}

	/**
	 * Checks findings.
	 * @param findings what the analysis found, the costliest first
	 * @return what came out
	 */
	public static List<Finding> check(List<dev.exectrace.analysis.finding.Finding> findings) {
		List<Finding> checks = new ArrayList<>();
		int last = 0;
		for (Planted planted : PLANTED) {
			int rank = rank(findings, planted::matches);
			last = Math.max(last, rank);
			checks.add(Finding.of(planted.name + " is found", rank > 0,
					(rank > 0) ? "number %d of %d" : "not among the %2$d", rank, findings.size()));
		}
		long others = findings.stream().limit(last).filter((finding) -> !isPlanted(finding)).count();
		checks.add(Finding.none("nothing else ranks above", others, last, "findings are of what was planted"));
		return checks;
	}

	private static int rank(List<dev.exectrace.analysis.finding.Finding> findings,
			Predicate<dev.exectrace.analysis.finding.Finding> wanted) {
		for (int i = 0; i < findings.size(); i++) {
			if (wanted.test(findings.get(i))) {
				return i + 1;
			}
		}
		return 0;
	}

	private static boolean isPlanted(dev.exectrace.analysis.finding.Finding finding) {
		return PLANTED.stream().anyMatch((planted) -> planted.matches(finding))
				|| PARTS.stream().anyMatch(finding.title()::contains);
	}

	private record Planted(String name, Kind kind, String title) {

		boolean matches(dev.exectrace.analysis.finding.Finding finding) {
			return finding.kind() == this.kind && finding.title().contains(this.title);
		}

	}

}
