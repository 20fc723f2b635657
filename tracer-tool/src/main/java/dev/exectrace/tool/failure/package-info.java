/**
 * What goes wrong, told as cause and cure.
 */
package dev.exectrace.tool.failure;
