package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlameGraphTests {

	private static String page(Profile profile, String title) throws IOException {
		StringBuilder out = new StringBuilder();
		FlameGraph.write(profile, title, out);
		return out.toString();
	}

	private static String data(String page) {
		Matcher matcher = Pattern
			.compile("<script type=\"application/json\" id=\"profile\">(.*?)</script>", Pattern.DOTALL)
			.matcher(page);
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private static long[] nodes(String data) {
		String nodes = data.substring(data.indexOf("\"nodes\":[") + 9, data.indexOf("],\n\"names\""));
		return Arrays.stream(nodes.split("[,\n]+")).mapToLong(Long::parseLong).toArray();
	}

	@Test
	void nodesAreAWalkThroughTheTree() throws IOException {
		String data = data(page(SampleProfile.of(ProfileType.BLOCK), "title"));
		assertThat(nodes(data)).containsExactly(0, 0, 300_000_000, 8, 1, 1, 300_000_000, 8, 2, 2, 200_000_000, 4, 3, 3,
				200_000_000, 4, 4, 2, 100_000_000, 4, 5, 3, 100_000_000, 4);
		assertThat(data).containsSubsequence("\"all\"", "com.acme.Main.main", "com.acme.Client$Call.run",
				"java.net.Socket.read");
	}

	@Test
	void noNameEndsTheScript() throws IOException {
		String title = "</script><script>alert(1)</script><!-- \uD800 \"";
		String page = page(SampleProfile.of(ProfileType.BLOCK), title);
		assertThat(page).doesNotContain("alert(1)</", "Page.</");
		assertThat(data(page)).doesNotContain("<", ">", "&", "\u2028", "\uD800")
			.contains("com.acme.Page.\\u003c/script\\u003e\\u003c!--\\u0022\\u005c\\u0026;\\u2028", "\\ud800");
		assertThat(page.split("<script", -1)).hasSize(3);
	}

	@Test
	void needsNothingElse() throws IOException {
		String page = page(SampleProfile.of(ProfileType.BLOCK), "title");
		assertThat(page).contains("default-src 'none'")
			.doesNotContain("http:", "https:", "src=", "<link", "@import", "url(");
	}

	@Test
	void leavesOutWhatNobodyCanSeeAndSaysSo() throws IOException {
		TraceBuilder builder = new TraceBuilder();
		int thread = builder.thread(1, "main", false);
		builder.cpuSample(thread, 0, builder.stack(builder.frame("A.large", 1)), 10_000_000);
		for (int i = 0; i < 50; i++) {
			builder.cpuSample(thread, 0, builder.stack(builder.frame("B.small" + i, 1)), 999);
		}
		builder.cpuSample(thread, 0, builder.stack(builder.frame("C.visible", 1)), 1100);
		builder.window(0, 1000);
		String data = data(page(Profile.of(builder.build(), ProfileType.CPU, Selection.ALL, false), "title"));
		assertThat(data).contains("\"pruned\":50", "C.visible").doesNotContain("B.small");
		assertThat(nodes(data)).startsWith(0, 0, 10_000_000 + 50 * 999 + 1100, 52);
	}

	@Test
	void emptyProfileIsAPage() throws IOException {
		assertThat(nodes(data(page(SampleProfile.of(ProfileType.PINNED), "title")))).containsExactly(0, 0, 0, 0);
	}

}
