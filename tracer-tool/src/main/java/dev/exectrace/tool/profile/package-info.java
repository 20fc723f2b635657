/**
 * The command {@code profile}.
 */
package dev.exectrace.tool.profile;
