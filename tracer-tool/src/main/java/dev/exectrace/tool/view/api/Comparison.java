package dev.exectrace.tool.view.api;

/**
 * Where a trace that is shown beside another one is compared with that.
 *
 * @param with the other file's name
 * @param page the page, from those of the trace
 * @param later whether the trace is the later one of the two
 */
record Comparison(String with, String page, boolean later) {
}
