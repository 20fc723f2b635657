/**
 * The instances of a service side by side, on a page.
 */
package dev.exectrace.analysis.instances;
