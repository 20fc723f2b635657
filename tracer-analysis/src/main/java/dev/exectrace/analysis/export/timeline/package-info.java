/**
 * What the formats that draw a timeline have in common.
 */
package dev.exectrace.analysis.export.timeline;
