package dev.exectrace.analysis.tile;

import java.util.List;

import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceIndexTests {

	private final Trace trace = trace();

	private final TraceIndex index = TraceIndex.of(this.trace);

	private final SliceDetails details = new SliceDetails(this.index);

	private static Trace trace() {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 10_000);
		builder.level("full");
		int carrier = builder.thread(1, "ForkJoinPool-1-worker-1", false);
		int pool = builder.thread(2, "pool-1-thread-1", false);
		int virtual = builder.thread(3, "tomcat-handler-7", true);
		builder.started(virtual, 1000, pool);
		int type = builder.type("java.util.concurrent.locks.ReentrantLock$NonfairSync");
		int stack = builder.stack(builder.frame("com.acme.Shop.sell", 7));
		builder.run(virtual, carrier, 1100, 900, StopReason.PARK, 100, pool, WakeCause.START, 0, WaitReason.NONE, -1);
		builder.run(virtual, carrier, 6000, 1000, StopReason.END, 500, pool, WakeCause.UNPARK, 3500, WaitReason.LOCK,
				type);
		builder.wait(virtual, 2000, 3500, WaitReason.LOCK, type, stack, 3500, null);
		builder.wait(pool, 8000, 1000, WaitReason.FILE, -1, stack, Waits.EXACT, null);
		builder.ended(virtual, 7000);
		builder.taskEnded(11, 0, "GET /shop", 1200, 6900, virtual, "java.io.IOException", "status=500", null, null);
		builder.taskEnded(12, 0, "GET /shop", 2000, 3000, pool, null, null, null, null);
		builder.taskEnded(13, 0, "GET /shop", 7000, 7000, pool, null, null, null, null);
		builder.region(virtual, 1200, 6900, 11, "GET /shop", true);
		builder.pause(new Pause(500, 700, "GC Pause", 4));
		builder.pause(new Pause(600, 650, "inner", 4));
		builder.garbageCollection(new GarbageCollection(4, "G1New", "Allocation", 400, 400, 200, 200));
		return builder.build();
	}

	@Test
	void rowsAreInGroupsOneBehindTheOther() {
		Rows rows = this.index.rows();
		assertThat(rows.groups()).extracting(RowGroup::kind, RowGroup::name, RowGroup::first, RowGroup::count)
			.extracting(Object::toString)
			.containsExactly("(MACHINE, \"stopped threads\", 0, 1)", "(MACHINE, \"garbage collection\", 1, 1)",
					"(CARRIER, \"ForkJoinPool-*-worker-*\", 2, 1)", "(PLATFORM, \"pool-*-thread-*\", 3, 1)",
					"(VIRTUAL, \"tomcat-handler-*\", 4, 1)", "(TASK, \"GET /shop\", 5, 2)");
		assertThat(rows.count()).isEqualTo(7);
		assertThat(rows.name(4)).isEqualTo("tomcat-handler-7");
		assertThat(rows.kind(6)).isEqualTo(RowKind.TASK);
		assertThat(List.of(rows.ofTask(0), rows.ofTask(1), rows.ofTask(2))).containsExactly(5, 6, 5);
	}

	@Test
	void waitTellsWhatForWhereAndInWhichTask() {
		SliceDetail detail = at(4, 3000);
		assertThat(detail.label()).isEqualTo("lock ReentrantLock$NonfairSync");
		assertThat(this.trace.code().describe(detail.stack())).containsExactly("com.acme.Shop.sell:7");
		assertThat(detail.cause()).isEqualTo("unpark");
		assertThat(detail.task()).isZero();
		assertThat(detail.slice().duration()).isEqualTo(3500);
	}

	@Test
	void whatRanOnACarrierIsSaid() {
		assertThat(at(2, 6500).label()).isEqualTo("tomcat-handler-7");
		assertThat(at(2, 6500).carried()).isEqualTo(4);
		assertThat(at(4, 6500).carrier()).isEqualTo(2);
		assertThat(at(2, 4000).label()).isEqualTo("no virtual thread");
	}

	@Test
	void tasksAndPausesTellThemselves() {
		assertThat(at(5, 1200).facts()).containsExactly("task 11", "failed: java.io.IOException", "status=500");
		assertThat(at(6, 2500).task()).isOne();
		assertThat(at(5, 7000).task()).isEqualTo(2);
		assertThat(at(0, 620).label()).isEqualTo("GC Pause");
		assertThat(at(1, 620).label()).isEqualTo("G1New, Allocation");
		assertThat(at(3, 620).stopped()).isEqualTo(200);
	}

	private SliceDetail at(int row, long time) {
		return this.details.of(this.index.slice(this.index.sliceAt(row, time)));
	}

	@Test
	void wakesLeadThereAndBack() {
		Wakes wakes = new Wakes(this.index);
		Wake wake = wakes.to(at(4, 6500).slice());
		assertThat(wake.at()).isEqualTo(5500);
		assertThat(wake.waker()).isEqualTo(3);
		assertThat(wakes.to(at(4, 3000).slice())).extracting(Wake::at, Wake::wakerSlice)
			.containsExactly(5500L, wake.wakerSlice());
		assertThat(wakes.from(this.index.slice(wake.wakerSlice()), 10)).extracting(Wake::at)
			.containsExactly(1000L, 5500L);
		assertThat(wakes.from(this.index.slice(wake.wakerSlice()), 1)).hasSize(1);
		assertThat(wakes.to(at(0, 620).slice())).isNull();
	}

	@Test
	void searchFindsThreadsTasksClassesAndMethods() {
		Search search = new Search(this.index);
		assertThat(found(search, "TOMCAT")).containsExactly("threads tomcat-handler-7 4 0");
		assertThat(found(search, "reentrant"))
			.containsExactly("classes java.util.concurrent.locks.ReentrantLock$NonfairSync 4 1");
		assertThat(found(search, "shop")).containsExactly("tasks GET /shop 5 0", "tasks GET /shop 6 0",
				"tasks GET /shop 5 0", "methods com.acme.Shop.sell 4 2");
		assertThat(search.find("shop", 1).hits()).extracting(Hits::total).containsExactly(0, 3, 0, 0, 1);
		assertThat(search.find("shop", 1).marks()).isNotEmpty().allMatch((mark) -> mark >= 0 && mark < 10_000);
		assertThat(found(search, " ")).isEmpty();
		assertThat(found(search, "nothing of this name")).isEmpty();
	}

	private static List<String> found(Search search, String text) {
		return search.find(text, 10)
			.hits()
			.stream()
			.flatMap((hits) -> hits.hits()
				.stream()
				.map((hit) -> hits.sort() + " " + hit.name() + " " + hit.row() + " " + hit.count()))
			.toList();
	}

	@Test
	void stacksAreSummedWithTheirWaits() {
		Aggregate sum = new Aggregator(this.index).sum(4000, 7000, new int[] { 4 }, 5, 1000);
		assertThat(sum.stacks()).extracting(Aggregate.StackTime::time).containsExactly(1500L, 500L);
		assertThat(sum.times().get(SliceKind.RUNNING)).isEqualTo(1000);
	}

	@Test
	void threadsAreCounted() {
		Counter running = Counters.of(this.index).getFirst();
		assertThat(running.name()).isEqualTo("threads running");
		assertThat(running.values(6100, 6200, 1)[2]).isEqualTo(2);
		List<Counter> carriers = Counters.of(this.index, this.index.rows().groups().get(2));
		assertThat(carriers).extracting((counter) -> counter.values(6100, 6200, 1)[2]).containsExactly(1.0, 0.0, 0.0);
	}

}
