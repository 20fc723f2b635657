package dev.exectrace.analysis.mmu;

import java.util.List;
import java.util.Locale;

/**
 * Draws minimum mutator utilisation over the window's length as an SVG, in the colours of
 * the reader's light or dark screen.
 */
public final class UtilisationPlot {

	private static final int WIDTH = 720;

	private static final int HEIGHT = 360;

	private static final int LEFT = 64;

	private static final int RIGHT = 24;

	private static final int TOP = 48;

	private static final int BOTTOM = 56;

	private static final int POINTS_PER_DECADE = 40;

	private static final String STYLE = """
			<style>
			svg { background: #ffffff; }
			text { font: 12px system-ui, sans-serif; fill: #333333; }
			.title { font-size: 15px; font-weight: 600; }
			.grid { stroke: #d8d8d8; stroke-width: 1; }
			.area { fill: #0072b2; fill-opacity: 0.14; }
			.line { fill: none; stroke: #0072b2; stroke-width: 2; stroke-linejoin: round; }
			@media (prefers-color-scheme: dark) {
			svg { background: #16181d; }
			text { fill: #d6d8dd; }
			.grid { stroke: #363a43; }
			.area { fill: #56b4e9; }
			.line { stroke: #56b4e9; }
			}
			</style>
			""";

	private final MutatorUtilisation utilisation;

	private final double decades;

	private final double shortest;

	private UtilisationPlot(MutatorUtilisation utilisation, double shortest) {
		this.utilisation = utilisation;
		this.shortest = shortest;
		this.decades = Math.max(1e-9, Math.log10(utilisation.length() / shortest));
	}

	/**
	 * Draws.
	 * @param utilisation what to draw
	 * @return an SVG document
	 */
	public static String svg(MutatorUtilisation utilisation) {
		List<WorstWindow> curve = utilisation.curve(POINTS_PER_DECADE);
		double shortest = curve.isEmpty() ? 1 : curve.getFirst().length();
		return new UtilisationPlot(utilisation, shortest).draw(curve);
	}

	private String draw(List<WorstWindow> curve) {
		StringBuilder svg = new StringBuilder();
		svg.append(format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
				+ " role=\"img\" aria-label=\"Minimum mutator utilisation\">%n", WIDTH, HEIGHT, WIDTH, HEIGHT));
		svg.append(STYLE);
		svg.append(format("<text class=\"title\" x=\"%d\" y=\"24\">Minimum mutator utilisation</text>%n", LEFT));
		svg.append(format("<text x=\"%d\" y=\"24\" text-anchor=\"end\">%d pauses, %s of %s stopped</text>%n",
				WIDTH - RIGHT, this.utilisation.pauses().size(), time(this.utilisation.stopped()),
				time(this.utilisation.length())));
		shares(svg);
		lengths(svg);
		if (!curve.isEmpty()) {
			curve(svg, curve);
		}
		return svg.append("</svg>\n").toString();
	}

	private void shares(StringBuilder svg) {
		for (int percent = 0; percent <= 100; percent += 20) {
			double y = y(percent / 100.0);
			svg.append(format("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n", LEFT,
					WIDTH - RIGHT, y, y));
			svg.append(
					format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>%n", LEFT - 8, y + 4, percent));
		}
	}

	private void lengths(StringBuilder svg) {
		for (double length = this.shortest; length <= this.utilisation.length() * 1.0001; length *= 10) {
			double x = x(length);
			svg.append(format("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n", x, x, TOP,
					HEIGHT - BOTTOM));
			svg.append(format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, HEIGHT - BOTTOM + 18,
					time(Math.round(length))));
		}
		svg.append(format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">length of the window</text>%n",
				(LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12));
	}

	private void curve(StringBuilder svg, List<WorstWindow> curve) {
		StringBuilder points = new StringBuilder();
		for (WorstWindow window : curve) {
			points.append(format("%.1f,%.1f ", x(window.length()), y(window.utilisation())));
		}
		svg.append(format("<polygon class=\"area\" points=\"%.1f,%.1f %s%.1f,%.1f\"/>%n", x(this.shortest), y(0),
				points, x(this.utilisation.length()), y(0)));
		svg.append(format("<polyline class=\"line\" points=\"%s\"/>%n", points.toString().strip()));
	}

	private double x(double length) {
		return LEFT + (WIDTH - LEFT - RIGHT) * Math.clamp(Math.log10(length / this.shortest) / this.decades, 0, 1);
	}

	private double y(double share) {
		return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
	}

	private static String time(long nanos) {
		if (nanos >= 1_000_000_000) {
			return number(nanos / 1e9) + " s";
		}
		return (nanos >= 1_000_000) ? number(nanos / 1e6) + " ms" : number(nanos / 1e3) + " µs";
	}

	private static String number(double value) {
		return (value >= 100 || value == Math.rint(value)) ? format("%.0f", value) : format("%.2f", value);
	}

	private static String format(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}
