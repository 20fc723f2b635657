/**
 * What the viewer's pages ask the server.
 */
package dev.exectrace.tool.view.api;
