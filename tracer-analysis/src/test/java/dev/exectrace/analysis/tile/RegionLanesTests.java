package dev.exectrace.analysis.tile;

import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegionLanesTests {

	private final TraceIndex index = TraceIndex.of(trace());

	private final SliceDetails details = new SliceDetails(this.index);

	private static Trace trace() {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 10_000);
		int thread = builder.thread(1, "worker", false);
		int other = builder.thread(2, "helper", false);
		builder.taskEnded(11, 0, "order", 1000, 5000, thread, null, null, null, null);
		builder.taskEnded(12, 0, "order", 2000, 6000, other, null, null, null, null);
		builder.region(thread, 1000, 5000, 11, "order", true);
		builder.region(thread, 1500, 2000, 11, "parse", false);
		builder.region(thread, 1500, 4000, 11, "check", false);
		builder.region(other, 4000, 4500, 11, "pay", false);
		builder.region(other, 4600, 4700, 11, "pay", false);
		builder.region(thread, 100, 200, 0, "without a task", false);
		return builder.build();
	}

	@Test
	void regionsAreBelowTheirTaskAndTheInnerOnesBelowTheOuter() {
		Rows rows = this.index.rows();
		RowGroup group = group(RowKind.TASK);
		assertThat(IntStream.range(group.first(), group.first() + group.count()).mapToObj(rows::name))
			.containsExactly("order", "regions of order", "regions of order", "order");
		assertThat(rows.ofTask(0)).isEqualTo(group.first());
		assertThat(rows.ofTask(1)).isEqualTo(group.first() + 3);
		assertThat(label(group.first() + 1, 1600)).isEqualTo("check");
		assertThat(label(group.first() + 2, 1600)).isEqualTo("parse");
		assertThat(label(group.first() + 1, 4200)).isEqualTo("pay");
	}

	@Test
	void regionTellsItsThreadAndItsTask() {
		SliceDetail detail = at(this.index.rows().ofTask(0) + 1, 4200);
		assertThat(detail.slice().kind()).isEqualTo(SliceKind.REGION);
		assertThat(this.index.rows().name(detail.carried())).isEqualTo("helper");
		assertThat(detail.task()).isZero();
		assertThat(detail.slice().duration()).isEqualTo(500);
	}

	@Test
	void regionsOutsideOfTasksHaveRowsOfTheirOwn() {
		RowGroup group = group(RowKind.REGION);
		assertThat(group.name()).isEqualTo("without a task");
		assertThat(group.count()).isOne();
		assertThat(this.index.rows().name(group.first())).isEqualTo("without a task");
		SliceDetail detail = at(group.first(), 150);
		assertThat(detail.label()).isEqualTo("without a task");
		assertThat(this.index.rows().name(detail.carried())).isEqualTo("worker");
		assertThat(detail.task()).isNegative();
	}

	@Test
	void searchLeadsToTheLongestRegionOfAName() {
		Search search = new Search(this.index);
		assertThat(regions(search, "A")).containsExactlyInAnyOrder("parse 1 parse", "pay 2 pay",
				"without a task 1 without a task");
		assertThat(search.find("pay", 10).hits().get(2).hits().getFirst().start()).isEqualTo(4000);
		assertThat(regions(search, "order")).isEmpty();
	}

	private List<String> regions(Search search, String text) {
		return search.find(text, 10)
			.hits()
			.stream()
			.filter((hits) -> hits.sort().equals("regions"))
			.flatMap((hits) -> hits.hits().stream())
			.map((hit) -> hit.name() + " " + hit.count() + " " + label(hit.row(), hit.start()))
			.toList();
	}

	private RowGroup group(RowKind kind) {
		return this.index.rows().groups().stream().filter((one) -> one.kind() == kind).findFirst().orElseThrow();
	}

	private String label(int row, long time) {
		return at(row, time).label();
	}

	private SliceDetail at(int row, long time) {
		return this.details.of(this.index.slice(this.index.sliceAt(row, time)));
	}

}
