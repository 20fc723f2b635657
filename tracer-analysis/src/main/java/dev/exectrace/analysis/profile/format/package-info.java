/**
 * Writes profiles for people and for other tools.
 */
package dev.exectrace.analysis.profile.format;
