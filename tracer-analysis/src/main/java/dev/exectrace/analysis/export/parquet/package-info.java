/**
 * Tables as Parquet files.
 */
package dev.exectrace.analysis.export.parquet;
