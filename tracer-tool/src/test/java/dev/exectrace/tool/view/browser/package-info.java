/**
 * A browser without a screen, for tests of pages.
 */
package dev.exectrace.tool.view.browser;
