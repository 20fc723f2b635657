/**
 * {@code exectrace mmu}.
 */
package dev.exectrace.tool.mmu;
