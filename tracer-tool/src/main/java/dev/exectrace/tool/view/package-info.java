/**
 * The viewer: pages in a browser, served on loopback.
 */
package dev.exectrace.tool.view;
