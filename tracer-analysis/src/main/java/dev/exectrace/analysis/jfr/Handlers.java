package dev.exectrace.analysis.jfr;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.exectrace.analysis.model.WaitReason;

/**
 * Which events are read, and as what.
 */
final class Handlers {

	private static final long JFR_SAMPLE_PERIOD = 20_000_000L;

	private Handlers() {
	}

	/**
	 * The handler of an event type.
	 * @return the handler or {@code null} where the events tell nothing for a trace
	 */
	static EventHandler of(String name, EventLayout layout, ChunkContext chunk) {
		return switch (name) {
			case RunHandler.EVENT -> new RunHandler(layout, chunk, chunk.builder());
			case "exectrace.VirtualThreadReady" -> ThreadHandlers.started(layout, chunk, "wakee", "eventThread");
			case "exectrace.VirtualThreadBlock", "exectrace.ThreadBlock" -> WaitHandlers.own(layout, chunk);
			case "exectrace.SocketWait" -> WaitHandlers.peer(layout, chunk);
			case "exectrace.ThreadReady" -> WaitHandlers.wakeup(layout, chunk);
			case "exectrace.LiveThread" -> ThreadHandlers.live(layout, chunk);
			case "exectrace.Capture" -> CaptureHandlers.capture(layout, chunk);
			case "exectrace.TaskBegin" -> TaskHandlers.began(layout, chunk);
			case "exectrace.TaskEnd" -> TaskHandlers.ended(layout, chunk);
			case "exectrace.Region" -> TaskHandlers.region(layout, chunk);
			case "exectrace.Log" -> TaskHandlers.log(layout, chunk);
			case "jdk.ThreadPark" -> WaitHandlers.jdk(layout, chunk, WaitReason.PARK, "parkedClass", "");
			case "jdk.JavaMonitorEnter" ->
				WaitHandlers.jdk(layout, chunk, WaitReason.MONITOR, "monitorClass", "previousOwner");
			case "jdk.JavaMonitorWait" ->
				WaitHandlers.jdk(layout, chunk, WaitReason.OBJECT_WAIT, "monitorClass", "notifier");
			case "jdk.ThreadSleep" -> WaitHandlers.jdk(layout, chunk, WaitReason.SLEEP, "", "");
			case "jdk.SocketRead", "jdk.SocketWrite", "jdk.SocketConnect" ->
				WaitHandlers.jdk(layout, chunk, WaitReason.NETWORK, "", "", "host", "address");
			case "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce" ->
				WaitHandlers.jdk(layout, chunk, WaitReason.FILE, "", "", "path");
			case "jdk.VirtualThreadPinned" ->
				WaitHandlers.jdk(layout, chunk, WaitReason.PINNED, "", "", "blockingOperation", "pinnedReason");
			case "jdk.ZAllocationStall" -> WaitHandlers.jdk(layout, chunk, WaitReason.GC, "", "");
			case "jdk.VirtualThreadStart" -> ThreadHandlers.started(layout, chunk, "eventThread", "");
			case "jdk.VirtualThreadEnd" -> ThreadHandlers.ended(layout, chunk, "eventThread");
			case "jdk.ThreadStart" -> ThreadHandlers.started(layout, chunk, "thread", "parentThread");
			case "jdk.ThreadEnd" -> ThreadHandlers.ended(layout, chunk, "thread");
			case "jdk.GarbageCollection" -> MachineHandlers.garbageCollection(layout, chunk);
			case "jdk.GCPhasePause" -> MachineHandlers.gcPause(layout, chunk);
			case "jdk.ExecuteVMOperation" -> MachineHandlers.vmOperation(layout, chunk);
			case "jdk.GCHeapSummary" -> MachineHandlers.heap(layout, chunk);
			case "jdk.CPULoad" -> MachineHandlers.cpuLoad(layout, chunk);
			case "jdk.ExecutionSample", "jdk.CPUTimeSample" ->
				MachineHandlers.executionSample(layout, chunk, JFR_SAMPLE_PERIOD);
			case "jdk.ObjectAllocationSample" -> MachineHandlers.allocation(layout, chunk, "weight");
			case "jdk.ObjectAllocationInNewTLAB" -> MachineHandlers.allocation(layout, chunk, "tlabSize");
			case "jdk.ObjectAllocationOutsideTLAB" -> MachineHandlers.allocation(layout, chunk, "allocationSize");
			case "jdk.DataLoss" -> CaptureHandlers.dataLoss(layout, chunk);
			case "jdk.ActiveSetting" -> settings(layout, chunk);
			case "jdk.JVMInformation" -> {
				EventHandler application = MachineHandlers.application(layout, chunk);
				EventHandler jvm = MachineHandlers.properties(layout, chunk,
						names("jvmName", "jvm", "jvmVersion", "version"));
				yield (event) -> {
					application.handle(event);
					jvm.handle(event);
					chunk.facts().jvm = JvmIdentity.of(layout, event);
				};
			}
			case "jdk.OSInformation" -> MachineHandlers.properties(layout, chunk, names("osVersion", "os"));
			case "jdk.CPUInformation" -> MachineHandlers.properties(layout, chunk, names("cpu", "cpu"));
			case "jdk.GCConfiguration" -> MachineHandlers.properties(layout, chunk,
					names("youngCollector", "young collector", "oldCollector", "old collector"));
			default -> null;
		};
	}

	private static Map<String, String> names(String... pairs) {
		Map<String, String> names = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			names.put(pairs[i], pairs[i + 1]);
		}
		return names;
	}

	/** How often a recording that is not ours took samples. */
	private static EventHandler settings(EventLayout layout, ChunkContext chunk) {
		int name = layout.slot("name");
		int value = layout.slot("value");
		int id = layout.slot("id");
		return (event) -> {
			if ("period".equals(event.text(name)) && chunk.facts().isSampler(event.number(id))) {
				SettingDuration.parse(event.text(value, "")).ifPresent(chunk.facts()::samplePeriod);
			}
		};
	}

}
