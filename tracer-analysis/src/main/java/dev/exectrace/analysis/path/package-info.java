/**
 * Why something took so long: what was waited for, and what that waited for in turn.
 */
package dev.exectrace.analysis.path;
