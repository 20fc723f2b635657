/**
 * What commands print: tables, as text or JSON.
 */
package dev.exectrace.tool.output;
