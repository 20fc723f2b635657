/**
 * Programs of known behaviour, and what traces of them have to tell.
 */
package dev.exectrace.analysis.oracle;
