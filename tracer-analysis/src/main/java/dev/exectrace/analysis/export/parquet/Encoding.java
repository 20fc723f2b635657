package dev.exectrace.analysis.export.parquet;

/**
 * The numbers that the Parquet format gave the encodings.
 */
final class Encoding {

	static final int PLAIN = 0;

	static final int RLE = 3;

	static final int RLE_DICTIONARY = 8;

	private Encoding() {
	}

}
